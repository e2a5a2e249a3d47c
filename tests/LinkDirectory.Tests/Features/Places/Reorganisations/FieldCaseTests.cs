using LinkDirectory.Data;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Places.Reorganisations;

/// <summary>Files that took services from schools of the demo area once, where they stand beside the repository.</summary>
public sealed class FieldCaseTests : IAsyncLifetime
{
    private static readonly string Folder = Path.GetFullPath(Repository.PathOf("../shared/field-cases"));

    private readonly ImportDesk desk = new();
    private Dictionary<int, Answer> had = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The field's cases are not beside the repository (../shared/field-cases).");
        await desk.App.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: false, Cancellation);
        had = await AnswersAsync();
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Theory]
    [InlineData("boundaries/lgr.geojson", "gias/gias-lgr.csv")]
    [InlineData("gias/gias-lgr.csv", "boundaries/lgr.geojson")]
    [InlineData("boundaries/icb-merged-2026.geojson")]
    public async Task A_reorganisation_takes_nothing_from_a_school(params string[] files)
    {
        foreach (var file in files)
        {
            Assert.Null((await ImportAsync(file)).Refusal);
            var has = await AnswersAsync();
            Assert.DoesNotContain(had, school => school.Value.LosesTo(has[school.Key]));
        }

        Assert.NotEmpty(await desk.ReadAsync(db => db.Areas.Where(a => a.ValidUntil != null && a.Successors.Count > 0).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Swapped_axes_are_refused_with_what_to_do()
    {
        var report = await ImportAsync("boundaries/swap-local-authorities.geojson");

        Assert.Contains("latitude before longitude", report.Refusal, StringComparison.Ordinal);
        var has = await AnswersAsync();
        Assert.DoesNotContain(had, school => school.Value.LosesTo(has[school.Key]));
    }

    [Theory]
    [InlineData("hole", "E06990003", "Hole Council")]
    [InlineData("welsh", "W06990001", "Isle of Anglesey")]
    public async Task What_is_right_is_imported(string file, string code, string name)
    {
        Assert.Null((await ImportAsync($"boundaries/{file}.geojson")).Refusal);

        Assert.Equal(name, (await desk.ReadAsync(db => db.Areas.SingleAsync(a => a.Code == code, Cancellation))).Name);
    }

    private Task<ImportReport> ImportAsync(string file) => file.EndsWith("json", StringComparison.Ordinal)
        ? desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync), Path.Combine(Folder, file))
        : desk.ImportAsync(GiasImport.For, Path.Combine(Folder, file));

    private async Task<Dictionary<int, Answer>> AnswersAsync()
    {
        var asked = desk.App.Services.GetRequiredService<WhoToContact>();
        var open = await desk.ReadAsync(db => db.Schools.Where(s => s.Status == SchoolStatus.Open).Select(s => s.Urn).ToListAsync(Cancellation));
        var answers = new Dictionary<int, Answer>();
        foreach (var urn in open)
        {
            var advice = await asked.AskAsync(Actor.Anonymous(Channel.Api), new PlaceReference(Urn: urn),
                new Situation(14, EnumSet<Need>.From(Need.Anxiety)), Cancellation);
            answers[urn] = new Answer(advice.Emergency.Contains("01632", StringComparison.Ordinal)
                || advice.Emergency.Contains("0800 496", StringComparison.Ordinal), [.. advice.Routes.Select(r => r.Service.Name)]);
        }

        return answers;
    }


    private sealed record Answer(bool Line, IReadOnlyList<string> Services)
    {
        public bool LosesTo(Answer now) => (Line && !now.Line) || Services.Except(now.Services).Any();
    }
}
