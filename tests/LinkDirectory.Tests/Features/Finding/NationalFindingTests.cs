using System.Diagnostics;
using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>England's real schools, imported once for these tests, where their file stands beside the repository.</summary>
public sealed class England : IAsyncLifetime
{
    private static readonly string File = Path.GetFullPath(Repository.PathOf("../shared/data/gias/edubasealldata20250711.zip"));

    private DirectoryApp? app;

    public DirectoryApp App => app ?? throw new InvalidOperationException("Skip the test first: England's file is not there.");

    public static bool IsThere => System.IO.File.Exists(File);

    public async ValueTask InitializeAsync()
    {
        if (!IsThere)
        {
            return;
        }

        app = new DirectoryApp();
        var editor = new Actor("editor", Channel.CommandLine) { EditsDirectory = true };
        var report = await app.Services.GetRequiredService<LinkDirectory.Features.Imports.Imports>().RunAsync("gias", GiasImport.For,
            new ImportRequest(File), editor);
        Assert.True(report.Committed);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}

public sealed class NationalFindingTests(England england) : IClassFixture<England>
{
    private const string Missing = "England's schools are not beside the repository (../shared/data).";

    private static readonly string FieldCases = Path.GetFullPath(Repository.PathOf("../shared/field-cases/search.txt"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gospel oka", "Gospel Oak School")]
    [InlineData("gosple oak", "Gospel Oak School")]
    [InlineData("gospel oak school", "Gospel Oak School")]
    [InlineData("oak gospel", "Gospel Oak School")]
    [InlineData("gospel oa", "Gospel Oak School")]
    [InlineData("100000", "The Aldgate School")]
    [InlineData("aldgte", "The Aldgate School")]
    [InlineData("camdne school girls", "The Camden School for Girls")]
    [InlineData("the aldgate school", "The Aldgate School")]
    [InlineData("queen elizabths barnet", "Queen Elizabeth's School, Barnet")]
    public async Task It_finds_first(string text, string expected)
    {
        Assert.SkipUnless(England.IsThere, Missing);

        var hits = await FindAsync(text);

        Assert.Equal(expected, hits.Select(h => ((School)h.Result).Name).FirstOrDefault());
    }

    /// <summary>Searches that found nothing, or something else first, beside the URN that was meant.</summary>
    [Fact]
    public async Task What_school_staff_typed_is_among_the_first_five()
    {
        Assert.SkipUnless(England.IsThere && File.Exists(FieldCases), Missing);
        var missed = new List<string>();
        foreach (var line in (await File.ReadAllLinesAsync(FieldCases, Cancellation)).Where(line => line.Contains('\t', StringComparison.Ordinal)))
        {
            var (text, urn) = (line.Split('\t')[0], int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture));
            var found = (await FindAsync(text)).Take(5).Select(h => (h.Result as School)?.Urn).ToList();
            missed.AddRange(found.Contains(urn) ? [] : [$"{text}: {urn} is not among {string.Join(", ", found)}"]);
        }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task St_Marys_without_its_apostrophe_finds_schools_of_St_Mary()
    {
        Assert.SkipUnless(England.IsThere, Missing);

        var hits = await FindAsync("st marys");

        Assert.Equal(Search.UsualCount, hits.Count);
        Assert.All(hits, h => Assert.Matches("^(St|Saint)\\.? Mary['’]?s", ((School)h.Result).Name));
    }

    [Theory]
    [InlineData("gospel oka")]
    [InlineData("st marys cofe primary school")]
    [InlineData("primary school")]
    [InlineData("s")]
    [InlineData("NW5 2JB")]
    public async Task It_takes_few_statements_scans_no_table_and_no_time_to_speak_of(string text)
    {
        Assert.SkipUnless(England.IsThere, Missing);
        await FindAsync(text);
        var statements = await england.App.Statements.DuringAsync(() => FindAsync(text));
        var quickest = TimeSpan.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await FindAsync(text);
            quickest = new[] { quickest, Stopwatch.GetElapsedTime(started) }.Min();
        }

        Assert.InRange(statements.Count, 1, 6);
        await StatementRecorder.AssertIndexedAsync(england.App.Db,
            [.. statements.Where(s => s.Contains("Schools", StringComparison.Ordinal))]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{text}: {quickest.TotalMilliseconds:F1} ms");
        Assert.InRange(quickest, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Whom_to_contact_takes_few_statements_and_scans_no_table()
    {
        Assert.SkipUnless(England.IsThere, Missing);
        var ask = england.App.Services.GetRequiredService<WhoToContact>();
        var data = new TestData(england.App.Db);
        var service = await data.ServiceAsync(at: new Point(51.514, -0.077));
        await data.PointOfContactAsync(ContactRole.LinkWorker, service: service);
        Task<ContactAdvice> AskAsync() => ask.AskAsync(Actor.Anonymous(Channel.Api), new PlaceReference(Urn: 100000),
            new Situation(9, EnumSet<Need>.From(Need.Anxiety)), Cancellation);
        Assert.Equal("The Aldgate School", (await AskAsync()).Place?.Label);

        var statements = await england.App.Statements.DuringAsync(AskAsync);

        Assert.InRange(statements.Count, 1, 25);
        await StatementRecorder.AssertIndexedAsync(england.App.Db,
            [.. statements.Where(s => s.Contains("\"Schools\"", StringComparison.Ordinal))]);
    }

    private Task<IReadOnlyList<SearchHit>> FindAsync(string text) =>
        england.App.Services.GetRequiredService<Search>().FindAsync(Actor.Anonymous(Channel.Api), text, Search.UsualCount, Cancellation);
}
