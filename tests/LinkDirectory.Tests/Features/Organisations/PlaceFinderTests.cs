using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Organisations;

public sealed class PlaceFinderTests : IAsyncDisposable
{
    private static readonly Point Hampstead = new(51.555, -0.165);
    private static readonly Point Leeds = new(53.80, -1.55);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public PlaceFinderTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_school_stands_where_its_record_says_in_the_local_authority_that_GIAS_gives()
    {
        var standsIn = await data.AreaAsync("E09000003", boundary: Round(Hampstead));
        var stated = await data.AreaAsync("E09000007");
        var board = await data.AreaAsync("E54000028", AreaKind.IntegratedCareBoard);
        var school = await data.SchoolAsync(100000, Hampstead, s => s.LocalAuthorityId = stated.Id);
        await data.StandsInAsync(school, stated, board);

        var place = await FindAsync(new PlaceReference(Urn: 100000));

        Assert.Equal(school.Name, place.Label);
        Assert.Equal(Hampstead, place.Point);
        Assert.False(place.Approximate);
        Assert.Equal("E09000007", place.LocalAuthority?.Code);
        Assert.Equal(100000, place.School?.Urn);
        Assert.Equal([stated.Id, board.Id], place.AreaIds);
        Assert.DoesNotContain(standsIn.Id, place.AreaIds);
    }

    [Fact]
    public async Task A_school_without_coordinates_stands_at_its_postcode()
    {
        var stated = await data.AreaAsync("E09000007");
        var neighbour = await data.AreaAsync("E09000003", boundary: Round(Hampstead));
        var board = await data.AreaAsync("E54000028", AreaKind.IntegratedCareBoard, Round(Hampstead));
        await data.PostcodeAsync("NW3 2JB", Hampstead);
        await data.SchoolAsync(100001, with: s => (s.Postcode, s.LocalAuthorityId) = ("NW3 2JB", stated.Id));

        var place = await FindAsync(new PlaceReference(Urn: 100001));

        Assert.Equal(Hampstead, place.Point);
        Assert.Equal("E09000007", place.LocalAuthority?.Code);
        Assert.Equal([stated.Id, neighbour.Id, board.Id], place.AreaIds);
    }

    [Theory]
    [InlineData("NW3 2JB")]
    [InlineData(" nw32jb")]
    public async Task A_postcode_is_found_however_it_is_typed(string typed)
    {
        var authority = await data.AreaAsync("E09000007", boundary: Round(Hampstead));
        await data.PostcodeAsync("NW3 2JB", Hampstead);

        var place = await FindAsync(new PlaceReference(Postcode: typed));

        Assert.Equal(("NW3 2JB", false), (place.Label, place.Approximate));
        Assert.Equal(authority.Id, place.LocalAuthority?.Id);
        Assert.Null(place.LocalAuthority?.Boundary);
    }

    [Theory]
    [InlineData("NW3 9ZZ")]
    [InlineData("NW3")]
    public async Task A_postcode_that_was_not_imported_is_its_outward_codes_middle_and_says_so(string typed)
    {
        await data.OutwardCodeAsync("NW3", Hampstead);

        var place = await FindAsync(new PlaceReference(Postcode: typed));

        Assert.Equal(("NW3", true, Hampstead), (place.Label, place.Approximate, place.Point));
    }

    [Fact]
    public async Task Of_two_local_authorities_at_a_point_the_one_that_still_stands_is_meant()
    {
        await data.AreaAsync("E10000023", boundary: Round(Leeds), with: a => a.ValidUntil = new DateOnly(2023, 3, 31));
        await data.AreaAsync("E06000065", boundary: Round(Leeds), with: a => a.ValidFrom = new DateOnly(2023, 4, 1));

        var place = await FindAsync(new PlaceReference(Point: Leeds));

        Assert.Equal("E06000065", place.LocalAuthority?.Code);
        Assert.Equal(2, place.AreaIds.Count);
    }

    [Theory]
    [InlineData("WA154 1HF", "type it like NW3 2JB")]
    [InlineData("SW99 9ZZ", "do not know the postcode SW99 9ZZ")]
    public async Task A_postcode_that_cannot_be_found_says_what_to_do(string postcode, string says) =>
        Assert.Contains(says, await ProblemAsync(new PlaceReference(Postcode: postcode)), StringComparison.Ordinal);

    [Fact]
    public async Task A_URN_that_is_not_here_says_what_to_do() =>
        Assert.Contains("No school here has the URN 999999", await ProblemAsync(new PlaceReference(Urn: 999999)), StringComparison.Ordinal);

    [Fact]
    public async Task A_school_that_is_nowhere_asks_for_a_postcode()
    {
        await data.SchoolAsync(100002, with: s => s.Name = "Lost Lane School");

        Assert.Contains("Lost Lane School but not where it is", await ProblemAsync(new PlaceReference(Urn: 100002)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(48.85, 2.35)] // Paris
    [InlineData(54.60, -5.93)] // Belfast
    [InlineData(-0.165, 51.555)] // the wrong way round
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public async Task A_point_that_is_not_in_Great_Britain_says_so(double latitude, double longitude) =>
        Assert.Contains("not in Great Britain", await ProblemAsync(new PlaceReference(Point: new Point(latitude, longitude))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(50.066, -5.714)] // Land's End
    [InlineData(49.92, -6.30)] // Scilly
    [InlineData(52.481, 1.763)] // Lowestoft
    [InlineData(55.77, -2.00)] // Berwick
    [InlineData(51.15, 1.38)] // Dover
    public async Task Englands_corners_are_in_Great_Britain(double latitude, double longitude) =>
        Assert.NotNull(await FindAsync(new PlaceReference(Point: new Point(latitude, longitude))));

    [Fact]
    public async Task No_place_or_two_places_is_a_problem_too()
    {
        Assert.Contains("Say where", await ProblemAsync(new PlaceReference()), StringComparison.Ordinal);
        Assert.Contains("Say where", await ProblemAsync(new PlaceReference(1, "NW3 2JB")), StringComparison.Ordinal);
    }

    private static NetTopologySuite.Geometries.Polygon Round(Point p) =>
        TestData.Box(p.Latitude - 0.05, p.Latitude + 0.05, p.Longitude - 0.05, p.Longitude + 0.05);

    private Task<Result<Place>> AnswerAsync(PlaceReference reference) =>
        app.Services.GetRequiredService<PlaceFinder>().FindAsync(reference, Cancellation);

    private async Task<Place> FindAsync(PlaceReference reference)
    {
        var answer = await AnswerAsync(reference);
        Assert.Null(answer.Problem);
        return answer.Value!;
    }

    private async Task<string> ProblemAsync(PlaceReference reference)
    {
        var answer = await AnswerAsync(reference);
        Assert.Null(answer.Value);
        return answer.Problem!.Message;
    }
}
