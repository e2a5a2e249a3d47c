using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>One school or service by each of the ways in which people write and remember it.</summary>
public sealed class SearchForgivesTests : IAsyncLifetime
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SearchForgivesTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await SchoolAsync(100001, "Holy Trinity Church of England Primary School", "Cheltenham");
        await SchoolAsync(100002, "Sacred Heart Roman Catholic Primary School", "Bolton", s =>
            (s.Postcode, s.Telephone, s.Ukprn, s.Laestab) = ("LS6 2QT", "01943872315", "10012345", "3832001"));
        await SchoolAsync(100003, "Queen Elizabeth's Grammar School", "Ashbourne", s => s.Trust = "Derwent Academies Trust");
        await SchoolAsync(100004, "King Edward VI Aston School", "Birmingham");
        await SchoolAsync(100005, "Co-op Academy", "Leeds");
        await SchoolAsync(100006, "St Katharine's Junior School", "Otley");
        await SchoolAsync(100007, "Camden Primary Pupil Referral Unit", "London");
        await SchoolAsync(100008, "Rosehill Infant School", "Rawmarsh", s => s.District = "Rotherham");
        await SchoolAsync(100009, "Thirsk School & Sixth Form College", "Thirsk", s => s.County = "North Yorkshire");
        await SchoolAsync(100010, "Downlands Community School", "Blandford", s => s.GiasLocalAuthorityName = "Dorset");
        var area = await data.AreaAsync("E08000035", with: a => a.Name = "Leeds");
        var provider = await data.ProviderAsync(p => p.Name = "Aire Valley NHS Foundation Trust");
        await data.ServiceAsync(provider, s =>
        {
            (s.Name, s.Kind, s.Needs) = ("Aire CAMHS", ServiceKind.SpecialistCamhs, EnumSet<Need>.From(Need.Anxiety));
            s.CatchmentAreas.Add(area);
        }, new Point(53.82, -1.57));
        await data.ServiceAsync(
            with: s => (s.Name, s.Kind, s.Needs) = ("Far CAMHS", ServiceKind.SpecialistCamhs, []), at: new Point(50.5, -4.0));
        await data.OutwardCodeAsync("LS6", new Point(53.82, -1.57));
        await using var db = app.Db.Open();
        db.SchoolSuccessions.Add(new SchoolSuccession
        {
            PredecessorUrn = 99,
            SuccessorUrn = 100010,
            PredecessorName = "Milldown Secondary Modern School",
        });
        await db.SaveChangesAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("holy trinity ce primary", 100001)]
    [InlineData("holy trinity c of e cheltenham", 100001)]
    [InlineData("Holy Trinity C.E. Primary", 100001)]
    [InlineData("holy trinity church of eng", 100001)]
    [InlineData("sacred heart rc", 100002)]
    [InlineData("sacred heart R.C. pri", 100002)]
    [InlineData("qegs ashbourne", 100003)]
    [InlineData("queen elizabeth gram", 100003)]
    [InlineData("queen elizabth derwent", 100003)]
    [InlineData("king edward 6th", 100004)]
    [InlineData("kevi aston", 100004)]
    [InlineData("coop academy leeds", 100005)]
    [InlineData("co op leeds", 100005)]
    [InlineData("st catherines jnr", 100006)]
    [InlineData("saint katherine otley", 100006)]
    [InlineData("camden pru", 100007)]
    [InlineData("rose hill inf", 100008)]
    [InlineData("rosehill rotherham council", 100008)]
    [InlineData("thirsk sch and 6th form coll", 100009)]
    [InlineData("thirsk north yorkshire", 100009)]
    [InlineData("milldown secondary modern", 100010)]
    [InlineData("downlands dorset", 100010)]
    [InlineData("01943 872315", 100002)]
    [InlineData("+44 1943 872315", 100002)]
    [InlineData("872315", 100002)]
    [InlineData("10012345", 100002)]
    [InlineData("383/2001", 100002)]
    [InlineData("383 2001", 100002)]
    [InlineData("ls6 2", 100002)]
    [InlineData("lS6 2Qt", 100002)]
    [InlineData("sacred haert of jesus bolton", 100002)]
    public async Task A_school_is_found_first(string text, int urn) =>
        Assert.Equal(urn, ((School)(await FindAsync(text))[0].Result).Urn);

    [Theory]
    [InlineData("anxiety", "Aire CAMHS")]
    [InlineData("worries leeds", "Aire CAMHS")]
    [InlineData("camhs aire valley", "Aire CAMHS")]
    [InlineData("CAMHS near LS6", "Aire CAMHS")]
    [InlineData("camhs ls6", "Aire CAMHS")]
    [InlineData("child and adolescent mental health", "Aire CAMHS")]
    public async Task A_service_is_found_first(string text, string name) =>
        Assert.Equal(name, ((Service)(await FindAsync(text))[0].Result).Name);

    [Fact]
    public async Task A_letter_taken_for_a_digit_is_read_as_it()
    {
        await SchoolAsync(100011, "Headingley School", "Leeds", s => s.Postcode = "LS10 4AP");

        Assert.Equal(100011, ((School)(await FindAsync("lslo 4ap"))[0].Result).Urn);
    }

    [Fact]
    public async Task What_nothing_is_like_is_left_out_and_said()
    {
        var hit = (await FindAsync("rosehill zzzqqq"))[0];

        Assert.Equal("Rosehill Infant School", ((School)hit.Result).Name);
        Assert.Equal(["zzzqqq"], hit.LeftOut);
        Assert.Contains("without “zzzqqq”", hit.Matched, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<SearchHit>> FindAsync(string text) => app.Services.GetRequiredService<Search>()
        .FindAsync(Actor.Anonymous(Channel.Api), text, Search.UsualCount, Cancellation);

    private Task<School> SchoolAsync(int urn, string name, string town, Action<School>? with = null) => data.SchoolAsync(urn, with: s =>
    {
        (s.Name, s.Town) = (name, town);
        with?.Invoke(s);
    });
}
