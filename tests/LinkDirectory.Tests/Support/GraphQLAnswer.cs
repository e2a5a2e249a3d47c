using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace LinkDirectory.Tests.Support;

/// <summary>What the API answered.</summary>
public sealed record GraphQLAnswer(string Text)
{
    private readonly JsonElement root = JsonDocument.Parse(Text).RootElement;

    public JsonElement Data
    {
        get
        {
            Assert.False(root.TryGetProperty("errors", out _), Text);
            return root.GetProperty("data");
        }
    }

    public JsonElement Error => Assert.Single(root.GetProperty("errors").EnumerateArray());

    public string ErrorArgument => Error.GetProperty("extensions").GetProperty("argument").GetString()!;

    /// <summary>A value of the data by the names on the way to it, as in <c>schools.nodes.0.name</c>.</summary>
    public JsonElement this[string path] => path.Split('.').Aggregate(Data, (at, name) =>
        at.ValueKind == JsonValueKind.Array
            ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]
            : at.GetProperty(name));

    public IEnumerable<JsonElement> All(string path) => this[path].EnumerateArray();
}

internal static class GraphQLRequests
{
    /// <summary>Asks the API over HTTP, as anyone, or with the demo token as somebody who may see people.</summary>
    public static async Task<GraphQLAnswer> AskAsync(this DirectoryApp app, string query, object? variables = null, bool demoToken = false)
    {
        using var client = app.CreateClient();
        if (demoToken)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DirectoryApp.DemoToken);
        }

        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return new GraphQLAnswer(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
