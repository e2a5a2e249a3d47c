using LinkDirectory.Benchmarks.England;
using LinkDirectory.Benchmarks.Load;
using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>What is asked of both kinds of endpoint, with many keys.</summary>
internal sealed class HotPathQuestions
{
    private const int Keys = 200;

    private const string School = """
        query School($urn: Int!) {
          school(urn: $urn) { name phase mentalHealthLead { role currency } links { status service { name } } }
        }
        """;

    private const string Nearest = """
        query Nearest($postcode: String!, $first: Int!) {
          schools(near: { postcode: $postcode }, first: $first) { edges { distanceMetres node { urn name } } }
        }
        """;

    private const string Advice = """
        query Advice($urn: Int!) {
          whoToContact(place: { urn: $urn }, situation: { age: 9, needs: [ANXIETY] }) {
            emergency
            routes { service { name telephone } pointOfContact { role currency holder { name email } } reasons }
          }
        }
        """;

    private const string Search = """
        query Search($text: String!) {
          search(text: $text) {
            matched
            result {
              __typename
              ... on School { urn name phase }
              ... on Service { name }
              ... on Provider { name }
              ... on Area { name }
            }
          }
        }
        """;

    private readonly List<int> urns;
    private readonly List<string> postcodes;
    private readonly List<string> areas;
    private readonly List<string> typed;
    private readonly string token;

    private HotPathQuestions(List<School> schools, List<string> postcodes, List<string> areas, List<string> typed, string token)
    {
        (urns, this.postcodes, this.areas, this.typed, this.token) = ([.. schools.Select(s => s.Urn)], postcodes, areas, typed, token);
    }

    /// <param name="token">Of an account that may read people.</param>
    public static async Task<HotPathQuestions> AboutAsync(IServiceProvider services, string token)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        var schools = await db.Schools.Where(s => s.LocalAuthorityId != null).OrderBy(s => s.Id).ToListAsync();
        var known = await db.Postcodes.OrderBy(p => p.Code).Select(p => p.Code).ToListAsync();
        var codes = await db.Areas.OrderBy(a => a.Id).Select(a => a.Code).ToListAsync();
        var random = new Random(3);
        var asked = Some(schools);
        return new HotPathQuestions(asked, Some(known), codes, [.. asked.Select(s => TypedForSchools.Text(s, random))], token);

        List<T> Some<T>(List<T> all) => [.. Enumerable.Range(0, Keys).Select(_ => all[random.Next(all.Count)])];
    }

    public IReadOnlyList<(Operation HandWritten, Operation Ours)> All() =>
    [
        Pair("school by URN", "/graphql/hand/school", School, urns.Select(urn => new { urn })),
        Pair("20 nearest", "/graphql/hand/nearest", Nearest, postcodes.Select(postcode => new { postcode, first = 20 })),
        Pair("who to contact", "/graphql/hand/advice", Advice, urns.Select(urn => new { urn })),
        Pair("… by an editor", "/graphql/hand/advice", Advice, urns.Select(urn => new { urn }), token),
        Pair("search", "/graphql/hand/search", Search, typed.Select(text => new { text })),
        Services("a page of the grid", "grid", [new { }]),
        Services("an area's page", "area", areas.Select(code => new { postcode = code, first = 25 })),
    ];

    private static (Operation, Operation) Pair(
        string name, string path, string query, IEnumerable<object> variables, string? token = null) => (
        new Operation($"{name} by hand", [.. variables.Select(value => Operation.Request(path, value, token))]),
        new Operation(name, [.. variables.Select(value => Operation.GraphQL(query, value, token))]));

    private static (Operation, Operation) Services(string name, string path, IEnumerable<object> questions) => (
        new Operation($"{name} by hand", [.. questions.Select(question => Operation.Request($"/graphql/hand/{path}", question))]),
        new Operation(name, [.. questions.Select(question => Operation.Request($"/graphql/service/{path}", question))]));
}
