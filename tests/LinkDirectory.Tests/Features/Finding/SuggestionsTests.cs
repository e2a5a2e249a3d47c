using System.Net;
using System.Text.Json;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding;

public sealed class SuggestionsTests : IAsyncLifetime
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SuggestionsTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await SchoolAsync(100001, "St Mary's Primary School", "Leeds", "Leeds", new Point(53.80, -1.55));
        await SchoolAsync(100002, "St Mary's Primary School", "Ilkley", "Bradford", new Point(53.93, -1.82));
        await data.ServiceAsync(with: s => s.Name = "Mary Seacole Counselling");
        await data.AreaAsync("E08000035", with: a => a.Name = "Leeds");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_says_what_tells_it_from_others_of_its_name()
    {
        var answer = await app.AskAsync("""{ suggest(text: "st mary", kinds: ["School"]) { label result { ... on School { urn } } } }""");

        Assert.Equal([("St Mary's Primary School, Ilkley, Bradford", 100002), ("St Mary's Primary School, Leeds", 100001)],
            answer["suggest"].EnumerateArray()
                .Select(s => (s.GetProperty("label").GetString(), s.GetProperty("result").GetProperty("urn").GetInt32())).Order());
    }

    [Theory]
    [InlineData(53.80, -1.55, 100001)]
    [InlineData(53.93, -1.82, 100002)]
    public async Task What_is_near_comes_first_among_equals(double latitude, double longitude, int first)
    {
        var answer = await app.AskAsync(FormattableString.Invariant($$"""
            {
              suggest(text: "st marys", near: { point: { latitude: {{latitude}}, longitude: {{longitude}} } }) {
                result { ... on School { urn } }
              }
            }
            """));

        Assert.Equal(first, answer["suggest.0.result.urn"].GetInt32());
    }

    [Theory]
    [InlineData("""suggest(text: "mary", kinds: ["Person"])""", "'Person' is nothing to look for. Use School, Service, Provider or Area.")]
    [InlineData("""suggest(text: "mary", first: 101)""", "'first' must be at most 100; it is 101.")]
    [InlineData("""suggest(text: "mary", near: { urn: 999999 })""", "No school here has the URN 999999.")]
    public async Task A_wrong_argument_is_told(string field, string message)
    {
        var answer = await app.AskAsync($"{{ {field} {{ label }} }}");

        Assert.Contains(message, answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_is_told_the_name_the_place_the_code_and_the_page()
    {
        var lines = await PostAsync(("q", "counselling"));

        var line = Assert.Single(lines);
        Assert.Equal(("Service", "Mary Seacole Counselling"), (line.GetProperty("kind").GetString(), line.GetProperty("name").GetString()));
        Assert.StartsWith("/services/", line.GetProperty("href").GetString(), StringComparison.Ordinal);
        Assert.Equal(["100001", "100002"],
            (await PostAsync(("q", "st ma"), ("kinds", "School"))).Select(l => l.GetProperty("code").GetString()).Order());
    }

    [Fact]
    public async Task A_box_that_is_empty_or_full_has_no_suggestions()
    {
        Assert.Empty(await PostAsync(("q", "")));
        Assert.Empty(await PostAsync(("q", new string('m', 201))));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused()
    {
        using var client = app.CreateClient();
        using var form = new FormUrlEncodedContent([new("q", "mary"), new("kinds", "Person")]);

        using var answer = await client.PostAsync(new Uri("/suggestions", UriKind.Relative), form, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<List<JsonElement>> PostAsync(params (string Name, string Value)[] fields)
    {
        using var client = app.CreateClient();
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var answer = await client.PostAsync(new Uri("/suggestions", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.EnumerateArray()];
    }

    private async Task SchoolAsync(int urn, string name, string town, string authority, Point at) =>
        await data.SchoolAsync(urn, at, s => (s.Name, s.Town, s.GiasLocalAuthorityName) = (name, town, authority));
}
