using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Links.Import;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Links.Import;

public sealed class LinksImportTests : IAsyncDisposable
{
    private static readonly (string, string)[] Pair =
    [
        ("urn", "990001"),
        ("service", "northmoor-mhst"),
        ("school_role", "senior mental health lead"),
        ("service_role", "link worker"),
        ("service_label", "primary schools"),
        ("status", "agreed"),
        ("agreed_on", "2026-01-09"),
        ("review_by", "2027-01-09"),
    ];

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public LinksImportTests() => data = new TestData(app.Db);

    [Fact]
    public async Task A_link_pairs_the_points_of_contact_and_a_second_run_changes_nothing()
    {
        await EndsAsync();
        Assert.Empty((await Sheet().Row(Pair).ImportAsync()).Problems);
        Assert.False((await Sheet().Row(Pair).ImportAsync()).HasDifferences);

        var link = await LinkAsync();
        Assert.Equal((ContactRole.SeniorMentalHealthLead, "primary schools"), (link.SchoolContact!.Role, link.ServiceContact!.Label));
        Assert.Equal((LinkStatus.Agreed, new DateOnly(2026, 1, 9), new DateOnly(2027, 1, 9)), (link.Status, link.AgreedOn, link.ReviewBy));
    }

    [Fact]
    public async Task What_changes_is_shown_old_to_new()
    {
        await EndsAsync();
        await Sheet().Row(Pair).ImportAsync();
        var changed = await Sheet().Row(Pair, ("status", "UNDER_REVIEW"), ("school_role", "")).ImportAsync();
        Assert.Equal(
            [new FieldChange("school_role", "senior mental health lead", null), new FieldChange("status", "agreed", "under review")],
            Assert.Single(changed.Differences).Fields);

        var ended = await Sheet().Row(("urn", "990001"), ("service", "northmoor-mhst"), ("status", "ended")).ImportAsync();
        Assert.Equal(1, ended.Closed);
        Assert.Equal((LinkStatus.Ended, new DateOnly(2026, 1, 9)), ((await LinkAsync()).Status, (await LinkAsync()).AgreedOn));
    }

    [Theory]
    [InlineData("urn", "990999", "No school here")]
    [InlineData("service", "nowhere", "No service here")]
    [InlineData("school_role", "SENCO", "no such point of contact")]
    [InlineData("service_label", "secondary schools", "no such point of contact")]
    [InlineData("status", "agred", "the nearest is 'agreed'")]
    [InlineData("agreed_on", "2026-11-30", "a day to come")]
    [InlineData("review_by", "2025-01-01", "before the agreement")]
    public async Task A_wrong_value_is_told_what_to_do(string column, string value, string advice)
    {
        await EndsAsync();
        var report = await Sheet().Row(Pair, (column, value)).ImportAsync();
        Assert.Contains(advice, Assert.Single(report.Problems).Advice, StringComparison.Ordinal);
        Assert.Equal((1, 0), (report.Rejected, report.Added));
    }

    [Fact]
    public async Task A_link_of_a_closed_school_is_rejected_and_may_be_recorded_as_ended()
    {
        await EndsAsync(school => school.Status = SchoolStatus.Closed);
        var report = await Sheet().Row(Pair).ImportAsync();
        Assert.Equal((ImportRowOutcome.Rejected, "urn"), (Assert.Single(report.Problems).Outcome, report.Problems[0].Column));
        Assert.Equal(0, report.Added);

        Assert.Equal(1, (await Sheet().Row(Pair, ("status", "ended")).ImportAsync()).Added);
    }

    [Fact]
    public async Task A_link_that_the_file_no_longer_has_is_reported_and_stays()
    {
        await EndsAsync();
        await data.SchoolAsync(urn: 990002, with: s => s.Name = "Elm School");
        await Sheet().Row(Pair).Row(("urn", "990002"), ("service", "northmoor-mhst")).ImportAsync();
        var report = await Sheet().Row(Pair).ImportAsync();
        Assert.Matches(@"^Link of school Elm School \(990002\) and .+ \(northmoor-mhst\)$", Assert.Single(report.Differences).Subject);
        Assert.Equal(1, report.Vanished);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task EndsAsync(Action<School>? with = null)
    {
        var school = await data.SchoolAsync(urn: 990001, with: with);
        var service = await data.ServiceAsync(with: s => s.Reference = "northmoor-mhst");
        await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school);
        await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, with: c => c.Label = "primary schools");
    }

    private Spreadsheet Sheet() => new(app, () => new LinksImport());

    private async Task<Link> LinkAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.Links.Include(l => l.SchoolContact).Include(l => l.ServiceContact)
            .SingleAsync(TestContext.Current.CancellationToken);
    }
}
