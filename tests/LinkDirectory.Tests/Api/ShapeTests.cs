using LinkDirectory.GraphQL.Types;
using LinkDirectory.Tests.Api.Shapes;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Api;

/// <summary>
/// What a stranger may make of the schema, made by a seed and as dear as is accepted. What each takes of a processor is measured by the
/// benchmark <c>shapes</c>, on as many records as England has.
/// </summary>
public sealed class ShapeTests : IAsyncDisposable
{
    private const double MostCost = 20_000;

    // Whatever somebody looks at, their program may ask three such things at once.
    private const double OrdinaryCost = MostCost / 3;

    // The benchmark asks all of them; these are enough to meet every field.
    private const int Shapes = 60;

    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>What people and their programs ask every day.</summary>
    public static TheoryData<string> Ordinary =>
    [
        "{ schools(first: 20, where: { text: \"primary\" }) { totalCount nodes { urn name address { town postcode } localAuthority { name } "
            + "mentalHealthLead { currency vacant } } pageInfo { hasNextPage endCursor } } }",
        "{ schools(first: 20, where: { areas: [\"E09000007\"], hasLead: false, status: [OPEN] }) { totalCount nodes { urn name } } }",
        "{ services(first: 20, where: { needs: [ANXIETY], age: 9, coversPlace: { postcode: \"NW3 2JB\" } }) { totalCount nodes { name kind } } }",
        "{ pointsOfContact(first: 20, where: { areas: [\"E09000007\"], currency: [OVERDUE] }) { totalCount nodes { role currency "
            + "organisation { ... on School { name } } } } }",
        "{ search(text: \"gospel oak\", first: 20) { score matched result { ... on School { urn name } ... on Service { name } } } }",
        """
        { schools(near: { postcode: "NW3 2JB" }, first: 20) { near { label } totalCount pageInfo { endCursor }
          edges { distanceMetres node { urn name phase kind ageRange { minimum maximum } address { street town postcode } location { latitude longitude }
            localAuthority { name } pointsOfContact { role vacant currency } mentalHealthLead { currency }
            links { status service { name kind telephone provider { name } } serviceContact { role currency sharedEmail } } } } } }
        """,
        """
        { whoToContact(place: { urn: 100000 }, situation: { age: 9, needs: [ANXIETY], home: { postcode: "NW3 2JB" } }) { emergency emergencyFirst
          place { label } routes { service { name kind telephone email hours { days opens closes } locations { name address { postcode } } provider { name } }
            pointOfContact { role currency sharedEmail } reasons distanceMetres openNow certainty } ruledOut { service { name } reasons } } }
        """,
        "{ areas(kind: LOCAL_AUTHORITY) { code name validUntil } }",
        "{ area(code: \"E09000007\") { name schools(first: 100) { totalCount nodes { urn name mentalHealthLead { currency vacant } } } "
            + "services(first: 20) { totalCount nodes { name kind } } } }",
    ];

    [Theory]
    [MemberData(nameof(Ordinary))]
    public async Task An_ordinary_question_is_accepted_with_room(string query)
    {
        await SmallDirectory.InAsync(app);
        Assert.NotEqual(default, (await app.AskAsync(query)).Data);
        Assert.InRange(await Prices.OfAcceptedAsync(query, variables: null) ?? double.NaN, 1, OrdinaryCost);
    }

    [Fact]
    public async Task Whatever_is_asked_is_answered_or_refused_with_the_limit_that_it_goes_beyond()
    {
        await SmallDirectory.InAsync(app);
        var values = await ShapeValuesReader.ReadAsync(
            app.Db, async query => (await app.AskAsync(query)).Data, TestContext.Current.CancellationToken);
        var shapes = new OperationShapes(Schema, values, Prices);

        var accepted = 0;
        var nearTheLimit = 0;
        await foreach (var shape in shapes.MakeAsync(OperationShapes.UsualSeed, Shapes))
        {
            var answer = await app.AskAsync(shape.Query, shape.Codes);
            if (shape.Price is { } price)
            {
                Assert.NotEqual(default, answer.Data);
                accepted++;
                nearTheLimit += price > MostCost / 2 ? 1 : 0;
            }
            else
            {
                Assert.Contains("\"code\":\"LIMIT_EXCEEDED\"", answer.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("\"data\"", answer.Text, StringComparison.Ordinal);
            }
        }

        // Operations that stay far from every limit would prove nothing.
        Assert.InRange(accepted, Shapes / 2, Shapes);
        Assert.InRange(nearTheLimit, Shapes / 4, accepted);
    }

    [Fact]
    public async Task The_operator_may_let_operations_cost_less()
    {
        await using var strict = new DirectoryApp
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["GraphQL:Limits:Cost:MaxFieldCost"] = "100" },
        };
        var refused = await strict.AskAsync("{ services(first: 20) { nodes { name } } }");
        Assert.Equal(100, refused.Error.GetProperty("extensions").GetProperty("maximum").GetInt32());
        Assert.Equal(0, (await strict.AskAsync("{ schools(first: 20) { totalCount } }"))["schools.totalCount"].GetInt32());
    }

    private Schema Schema => app.Services.GetRequiredService<Schema>();

    private ShapePrices Prices => new(Schema, app.Services);
}
