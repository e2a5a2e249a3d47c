using LinkDirectory.Benchmarks.Load;

namespace LinkDirectory.Benchmarks.National;

/// <summary>What is asked of both kinds of endpoint, with many keys.</summary>
internal static class NationalQuestions
{
    private const int Keys = 1_000;

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
            new Operation("constant", [Operation.Request(NationalServer.Constant, new { })]),
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
        => [.. questions.Select(question => Operation.Request("/hand/" + path, question))];

    private static byte[][] GraphQL(string query, IEnumerable<object> variables)
        => [.. variables.Select(value => Operation.GraphQL(query, value))];
}
