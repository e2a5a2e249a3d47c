using System.Net;
using System.Net.Http.Json;
using System.Text;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>
/// A child's home and situation are used for one answer and stay nowhere: not in a log, the database or an answer's head.
/// </summary>
public sealed class NoTraceTests : NorthmoorTests
{
    private const string Home = "SV1 9ZZ"; // nowhere in the directory, which knows only its outward code
    private const string Practice = "A81001";

    // As typed, as kept and as addresses write them.
    private static readonly string[] Whereabouts = [Home, "SV19ZZ", "SV1+9ZZ", "SV1%209ZZ", Practice];

    // As the pages and the API name the need.
    private static readonly string[] Secrets = [.. Whereabouts, "SelfHarm", "SELF_HARM"];

    [Fact]
    public async Task Asking_on_the_page_leaves_no_trace()
    {
        await ServiceForSouthvaleAsync();
        using var heard = new HeardLogs();
        await using var loud = Loud(heard);
        using var client = loud.CreateClient(new() { AllowAutoRedirect = false });

        using var sent = await client.SendQuestionAsync(("needs", "SelfHarm"), ("home", Home), ("practice", Practice));
        using var answer = await client.GetAsync(sent.Headers.Location, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Southvale Service", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        AssertNoTrace(heard, sent);
        AssertNoTrace(heard, answer);
    }

    [Fact]
    public async Task Searching_for_a_home_leaves_no_trace()
    {
        await ServiceForSouthvaleAsync();
        using var heard = new HeardLogs();
        await using var loud = Loud(heard);
        using var client = loud.CreateClient(new() { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("q", Home)]);

        using var sent = await client.PostAsync("/search", form, Cancellation);
        using var answer = await client.GetAsync(sent.Headers.Location, Cancellation);

        Assert.Contains("Services that cover it", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        AssertNoTrace(heard, sent);
        AssertNoTrace(heard, answer);
    }

    [Fact]
    public async Task Asking_the_API_leaves_no_trace()
    {
        await ServiceForSouthvaleAsync();
        using var heard = new HeardLogs();
        await using var loud = Loud(heard);
        using var client = loud.CreateClient();
        var query =
            $$"""{ whoToContact(place: { urn: 100001 }, situation: { age: 14, needs: [SELF_HARM], practiceOdsCode: "{{Practice}}", home: { postcode: "{{Home}}" } }) { routes { service { name } } } }""";

        using var answer = await client.PostAsJsonAsync("/graphql", new { query }, Cancellation);

        Assert.Contains("Southvale Service", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        AssertNoTrace(heard, answer);
    }

    [Theory]
    [InlineData("/graphql?query=", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/no/such/page?query=", HttpStatusCode.NotFound)]
    public async Task A_situation_in_an_address_is_not_logged_even_where_requests_are(string path, HttpStatusCode expected)
    {
        using var heard = new HeardLogs();
        await using var loud = Loud(heard);
        using var client = loud.CreateClient();
        var query = Uri.EscapeDataString(
            $$"""{ whoToContact(place: { urn: 100001 }, situation: { age: 14, needs: [SELF_HARM], home: { postcode: "{{Home}}" } }) { emergency } }""");

        using var answer = await client.GetAsync(path + query, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(heard.Lines, line => line.Contains("endpoint", StringComparison.Ordinal));
        AssertNoTrace(heard, answer);
    }

    [Fact]
    public async Task The_API_logs_a_line_of_each_operation_and_nothing_of_what_was_asked()
    {
        using var heard = new HeardLogs();
        await using var usual = App.WithWebHostBuilder(builder => builder
            .UseEnvironment("Production").UseSetting("Notifications:Transport", "folder")
            .UseSetting("PublicAddress", "https://localhost")
            .ConfigureLogging(logging => logging.AddProvider(heard)));
        using var client = usual.CreateClient();
        heard.Lines.Clear();
        var query =
            $$"""query Whom { whoToContact(place: { urn: 100001 }, situation: { age: 14, needs: [SELF_HARM], home: { postcode: "{{Home}}" } }) { problem } }""";

        using var answer = await client.PostAsJsonAsync("/graphql", new { query }, Cancellation);
        using var page = await client.GetAsync("/", Cancellation);
        using var probe = await client.GetAsync("/health/ready", Cancellation);

        // what is said around a line
        var lines = heard.Lines.Where(line =>
            !line.StartsWith("RequestPath:", StringComparison.Ordinal) && !line.Contains("HealthCheck", StringComparison.Ordinal)).ToList();
        Assert.Matches("^query Whom ok 200 in ", Assert.Single(lines));
        AssertNoTrace(heard, answer);
    }

    private async Task ServiceForSouthvaleAsync()
    {
        await Data.OutwardCodeAsync("SV1", SouthvaleHome);
        await Data.ServiceAsync(with: s =>
        {
            s.Name = "Southvale Service";
            Catchment(s, EligibilityBasis.HomeAddress, Southvale);
        });
    }

    private WebApplicationFactory<Program> Loud(HeardLogs heard) =>
        App.WithWebHostBuilder(builder => builder
        .UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")
        .ConfigureLogging(logging => logging.AddProvider(heard).AddFilter<HeardLogs>(null, LogLevel.Trace)));

    private void AssertNoTrace(HeardLogs heard, HttpResponseMessage answer)
    {
        var head = $"{answer.Headers}{answer.Content.Headers}";
        Assert.NotEmpty(heard.Lines);
        Assert.All(Secrets, secret =>
        {
            Assert.DoesNotContain(heard.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(secret, head, StringComparison.OrdinalIgnoreCase);
        });
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(App.DatabaseFile)!))
        {
            var bytes = Encoding.Latin1.GetString(Read(file));
            Assert.All(Whereabouts, secret =>
                Assert.False(bytes.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} is in {Path.GetFileName(file)}"));
        }
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
