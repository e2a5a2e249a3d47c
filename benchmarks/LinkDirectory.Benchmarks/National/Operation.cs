using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LinkDirectory.Benchmarks.National;

/// <summary>One question to one kind of endpoint, with many keys, each request ready to be sent.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Requests">Whole HTTP requests.</param>
internal sealed record Operation(string Name, byte[][] Requests)
{
    private const int Keys = 1_000;
    public const string GraphQLAccept = "application/graphql-response+json, application/json;q=0.9";

    private const string School = """
        query School($urn: Int!) {
          school(urn: $urn) {
            urn name status phase type openedOn pupils
            address { street town postcode }
            location { latitude longitude }
            telephone website
            pointsOfContact { role sharedEmail sharedTelephone availability version lastVerifiedAt verifyBy }
          }
        }
        """;

    private const string Page = """
        query Page($first: Int!, $after: String) {
          schools(first: $first, after: $after) {
            edges {
              cursor
              node {
                urn name phase telephone
                address { town postcode }
                pointsOfContact { role sharedEmail sharedTelephone }
              }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Nearest = """
        query Nearest($near: NearInput!, $first: Int!) {
          nearest(near: $near, first: $first) {
            distanceMetres
            school {
              urn name phase telephone
              address { street town postcode }
              location { latitude longitude }
              service { name kind minimumAge maximumAge telephone email }
            }
          }
        }
        """;

    /// <summary>The questions; each beside what it is compared with, and the constant first.</summary>
    public static (Operation Constant, IReadOnlyList<(Operation HandWritten, Operation[] GraphQL)> Questions) All(
        NationalDirectory directory)
    {
        var random = new Random(3);
        var urns = Enumerable.Range(0, Keys).Select(_ => directory.Schools[random.Next(directory.Schools.Count)].Urn).ToList();
        var cursors = Enumerable.Range(0, Keys)
            .Select(_ => NationalDirectory.Cursor(directory.Schools[random.Next(directory.Schools.Count - 50)])).ToList();
        var points = Enumerable.Range(0, Keys)
            .Select(_ => directory.Schools[random.Next(directory.Schools.Count)].Location!.Value).ToList();
        return (
            new Operation("constant", [Request(MeasuredServer.Constant, "application/json", new { })]),
            [
                (new Operation("school by URN", Hand("school", urns.Select(urn => new { urn }))),
                [
                    new Operation("school by URN", GraphQL(School, urns.Select(urn => new { urn }))),
                    new Operation("  without a loader", GraphQL(AtOnce(School), urns.Select(urn => new { urn }))),
                ]),
                (new Operation("page of 20", Hand("page", cursors.Select(after => new { first = 20, after }))),
                [
                    new Operation("page of 20", GraphQL(Page, cursors.Select(after => new { first = 20, after }))),
                    new Operation("  without a loader", GraphQL(AtOnce(Page), cursors.Select(after => new { first = 20, after }))),
                ]),
                (new Operation("10 nearest",
                    Hand("nearest", points.Select(p => new { latitude = p.Latitude, longitude = p.Longitude, first = 10 }))),
                [
                    new Operation("10 nearest", GraphQL(Nearest, points.Select(p => new { near = new
                    {
                        latitude = p.Latitude,
                        longitude = p.Longitude,
                    }, first = 10 }))),
                ]),
            ]);
    }

    private static string AtOnce(string query) =>
        query.Replace("pointsOfContact", "pointsOfContact: contactsAtOnce", StringComparison.Ordinal);

    private static byte[][] Hand(string path, IEnumerable<object> questions)
        => [.. questions.Select(question => Request("/hand/" + path, "application/json", question))];

    private static byte[][] GraphQL(string query, IEnumerable<object> variables)
        => [.. variables.Select(value => Request("/graphql", GraphQLAccept, new { query, variables = value }))];

    /// <summary>A whole HTTP request.</summary>
    /// <param name="token">Of an account; null for anyone.</param>
    public static byte[] Request(string path, string accept, object body, string? token = null)
    {
        var json = JsonSerializer.Serialize(body);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n{authorization}Content-Type: application/json\r\nContent-Length: "
                + $"{Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"));
    }
}
