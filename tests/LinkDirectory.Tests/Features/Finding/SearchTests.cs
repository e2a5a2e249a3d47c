using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Finding;

public sealed class SearchTests : IAsyncLifetime
{
    private const int MostStatements = 6;

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SearchTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Search Search => app.Services.GetRequiredService<Search>();

    public async ValueTask InitializeAsync()
    {
        await SchoolAsync(100009, "Gospel Oak Primary School", "London", "NW3 2JB", s => s.Laestab = "2022049");
        await SchoolAsync(100010, "St Mary's Primary School", "Kilburn", "NW6 4PG");
        await SchoolAsync(100011, "Hampstead School", "London", "NW2 3RT");
        await SchoolAsync(100012, "Hampstead Parochial School", "London", "NW3 6TX");
        await SchoolAsync(100013, "École Élémentaire Française", "London", "SW7 2DG");
        await SchoolAsync(100014, "Wix's Lane Academy", "London", "SW4 0AJ");
        await SchoolAsync(100015, "Oak Bank School", "Leeds", "LS1 4AP");
        await SchoolAsync(100016, "Old Mill School", "Leeds", "LS2 7EY", s => s.Status = SchoolStatus.Closed);
        await SchoolAsync(100017, "Old Mill School", "York", "YO1 7HH");
        for (var i = 0; i < 30; i++)
        {
            await SchoolAsync(110000 + i, $"{(char)('A' + (i % 26))}{(char)('a' + (i % 20))}ington Primary School", "Exeter", "EX1 1AA");
        }

        var trust = await data.ProviderAsync(p => (p.Name, p.OdsCode) = ("Camden and Islington NHS Foundation Trust", "TAF"));
        await data.ServiceAsync(trust, s => s.Name = "Brandon Centre Counselling");
        await data.AreaAsync("E09000007", with: a => a.Name = "Camden");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("gospel oak", "Gospel Oak Primary School")]
    [InlineData("Oak Gospel", "Gospel Oak Primary School")]
    [InlineData("gosp", "Gospel Oak Primary School")]
    [InlineData("gospel o", "Gospel Oak Primary School")]
    [InlineData("gos prim", "Gospel Oak Primary School")]
    [InlineData("st marys", "St Mary's Primary School")]
    [InlineData("St. Mary’s", "St Mary's Primary School")]
    [InlineData("saint marys primary", "St Mary's Primary School")]
    [InlineData("ecole elementaire francaise", "École Élémentaire Française")]
    [InlineData("ÉCOLE", "École Élémentaire Française")]
    [InlineData("wixs lane", "Wix's Lane Academy")]
    [InlineData("wix's", "Wix's Lane Academy")]
    [InlineData("oak leeds", "Oak Bank School")]
    [InlineData("100009", "Gospel Oak Primary School")]
    [InlineData("2022049", "Gospel Oak Primary School")]
    [InlineData("202/2049", "Gospel Oak Primary School")]
    [InlineData("taf", "Camden and Islington NHS Foundation Trust")]
    [InlineData("e09000007", "Camden")]
    [InlineData("NW3 2JB", "Gospel Oak Primary School")]
    [InlineData("nw32jb", "Gospel Oak Primary School")]
    [InlineData("yo1", "Old Mill School")]
    [InlineData("camden", "Camden")]
    [InlineData("brandon islington", "Brandon Centre Counselling")]
    [InlineData("hampstead parochial", "Hampstead Parochial School")]
    public async Task It_finds_first(string text, string expected) => Assert.Equal(expected, NameOf((await FindAsync(text))[0]));

    [Theory]
    [InlineData("gospel oka", "Gospel Oak Primary School", "“oak” for “oka”")]
    [InlineData("gosple oak", "Gospel Oak Primary School", "“gospel” for “gosple”")]
    [InlineData("hampsted parochial", "Hampstead Parochial School", "“hampstead” for “hampsted”")]
    [InlineData("brandon counceling", "Brandon Centre Counselling", "“counselling” for “counceling”")]
    public async Task A_slip_is_corrected_and_the_answer_says_so(string text, string expected, string correction)
    {
        var hit = (await FindAsync(text))[0];

        Assert.Equal(expected, NameOf(hit));
        Assert.Contains(correction, hit.Matched, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_rightly_is_not_corrected()
    {
        var hits = await FindAsync("hampstead");

        Assert.Equal(["Hampstead Parochial School", "Hampstead School"], hits.Select(NameOf).Order());
        Assert.DoesNotContain(hits, h => h.Matched.Contains('“', StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_school_comes_before_a_closed_one_of_the_same_name()
    {
        var hits = await FindAsync("old mill school");

        Assert.Equal([100017, 100016], hits.Select(h => ((School)h.Result).Urn));
        Assert.True(hits[0].Score > hits[1].Score);
    }

    [Fact]
    public async Task A_name_comes_before_a_place_and_a_whole_name_before_a_longer_one()
    {
        await SchoolAsync(120001, "London Academy", "Leeds", "LS3 1AA");
        await SchoolAsync(120002, "London Academy of Leeds", "Leeds", "LS3 1AB");

        var hits = await FindAsync("london academy");

        Assert.Equal([120001, 120002], hits.Take(2).Select(h => ((School)h.Result).Urn));
        Assert.All(hits, h => Assert.InRange(h.Score, 0, 1));
        Assert.Equal(hits.Select(h => h.Score).OrderDescending(), hits.Select(h => h.Score));
    }

    [Fact]
    public async Task A_word_of_a_tenth_of_all_names_helps_only_alone()
    {
        Assert.Equal(100010, ((School)(await FindAsync("primary school st marys"))[0].Result).Urn);
        Assert.Single(await FindAsync("gospel school primary"));
        Assert.Equal(Search.UsualCount, (await FindAsync("primary")).Count);
    }

    [Fact]
    public async Task All_schools_of_a_postcode_come_before_the_rest_of_its_outward_code()
    {
        var hits = await FindAsync("NW3 2JB");

        Assert.Equal([100009, 100012], hits.Select(h => ((School)h.Result).Urn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!! -- *** ()")]
    [InlineData("zzzqqxx")]
    [InlineData("\ud83d")]
    [InlineData("zzzqqxx school")]
    public async Task Nothing_to_look_for_finds_nothing(string text) => Assert.Empty(await FindAsync(text));

    [Theory]
    [InlineData("gospel \" OR oak")]
    [InlineData("gospel* NEAR(oak, 2)")]
    [InlineData("Name: gospel AND NOT oak")]
    [InlineData("{Name} : gospel ^oak")]
    [InlineData("gospel'); DROP TABLE Schools; --")]
    public async Task The_indexs_own_language_is_only_words(string text)
    {
        var hits = await FindAsync(text);

        Assert.All(hits, h => Assert.InRange(h.Score, 0, 1));
        Assert.NotEmpty(await FindAsync("gospel oak"));
    }

    [Fact]
    public async Task A_text_without_end_is_read_as_far_as_it_makes_sense() =>
        Assert.Equal("Gospel Oak Primary School", NameOf((await FindAsync("gospel oak " + new string('x', 100_000)))[0]));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(1000, 37)]
    public async Task As_many_as_are_asked_for_up_to_a_hundred(int first, int found) =>
        Assert.InRange((await Search.FindAsync(Actor.Anonymous(Channel.Api), "school", first, Cancellation)).Count, found, Search.MostCount);

    [Fact]
    public async Task A_change_is_found_at_once()
    {
        Assert.Empty(await FindAsync("quillfeather"));

        await SchoolAsync(130001, "Quillfeather School", "Leeds", "LS3 1AA");

        Assert.Contains("“quillfeather” for “quilfeather”", Assert.Single(await FindAsync("quilfeather")).Matched,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("camden islington brandon")]
    [InlineData("camden")]
    [InlineData("gosple oka")]
    [InlineData("NW3 2JB")]
    public async Task It_takes_few_statements_and_scans_no_table(string text)
    {
        for (var i = 0; i < 20; i++)
        {
            await data.ServiceAsync();
            await data.AreaAsync($"W0600{i:D4}");
        }

        await data.AnalyseAsync();
        await FindAsync("camden");

        var statements = await app.Statements.DuringAsync(() => FindAsync(text));

        Assert.InRange(statements.Count, 1, MostStatements);
        await StatementRecorder.AssertIndexedAsync(app.Db, statements);
    }

    [Theory]
    [InlineData("NW3 2JB", "NW3 2JB", null)]
    [InlineData("nw3", "NW3", null)]
    [InlineData(" 100009 ", null, 100009)]
    public async Task Which_school_may_be_a_postcode_or_a_URN(string text, string? postcode, int? urn)
    {
        var suggestions = await Search.SuggestSchoolsAsync(Actor.Anonymous(Channel.Page), text, 10, Cancellation);

        Assert.Equal(new PlaceReference(Urn: urn, Postcode: postcode), suggestions.Place);
    }

    [Fact]
    public async Task Which_school_offers_schools_only_by_name_and_town()
    {
        await data.ServiceAsync(with: s => s.Name = "Old Mill Counselling");

        var suggestions = await Search.SuggestSchoolsAsync(Actor.Anonymous(Channel.Page), "old mill york", 10, Cancellation);

        Assert.Null(suggestions.Place);
        Assert.Equal([100017], suggestions.Schools.Select(s => s.Urn));
        Assert.Equal(2, (await Search.SuggestSchoolsAsync(Actor.Anonymous(Channel.Page), "old mill", 10, Cancellation)).Schools.Count);
        Assert.Null((await Search.SuggestSchoolsAsync(Actor.Anonymous(Channel.Page), "999999", 10, Cancellation)).Place);
    }

    private static string NameOf(SearchHit hit) => hit.Result switch
    {
        School school => school.Name,
        Service service => service.Name,
        Provider provider => provider.Name,
        _ => ((Area)hit.Result).Name,
    };

    private Task<IReadOnlyList<SearchHit>> FindAsync(string text) =>
        Search.FindAsync(Actor.Anonymous(Channel.Api), text, Search.UsualCount, Cancellation);

    private Task<School> SchoolAsync(int urn, string name, string town, string postcode, Action<School>? with = null) =>
        data.SchoolAsync(urn, with: s =>
        {
            (s.Name, s.Town, s.Postcode) = (name, town, postcode);
            with?.Invoke(s);
        });
}
