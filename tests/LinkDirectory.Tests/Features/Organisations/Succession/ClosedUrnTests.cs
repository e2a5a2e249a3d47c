using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Organisations.Succession;

/// <summary>Files of partners go on naming a closed school's URN: Elm School became Elm Academy.</summary>
public sealed class ClosedUrnTests : IAsyncLifetime
{
    private const string Told = "Elm School (990001) closed on 31 August 2026. It was followed by Elm Academy (990009).";

    private readonly ImportDesk desk = new();
    private School closed = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        closed = await desk.Data.SchoolAsync(990001, with: s =>
            (s.Name, s.Status, s.ClosedOn) = ("Elm School", SchoolStatus.Closed, new DateOnly(2026, 8, 31)));
        await desk.Data.SucceedsAsync(closed, await desk.Data.SchoolAsync(990009, with: s => s.Name = "Elm Academy"));
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_file_writes_no_contact_to_a_closed_school_that_has_one()
    {
        await desk.Data.PointOfContactAsync(ContactRole.DesignatedSafeguardingLead, closed);

        var report = await desk.ImportAsync(new ContactsImport(), await FileAsync(
            "organisation,role,shared_telephone", "990001,designated safeguarding lead,01632 960999"));

        var problem = Assert.Single(report.Problems);
        Assert.Equal((ImportRowOutcome.Rejected, 2, "organisation"), (problem.Outcome, problem.Line, problem.Column));
        Assert.StartsWith(Told + " What is recorded here stays as it is.", problem.Advice, StringComparison.Ordinal);
        Assert.Equal(0, report.Changed);
        Assert.Null((await desk.ReadAsync(db => db.PointsOfContact.SingleAsync(Cancellation))).SharedTelephone);
    }

    [Fact]
    public async Task A_catchment_that_names_a_closed_school_is_taken_and_says_so_at_its_row()
    {
        var report = await desk.ImportAsync(new ServicesImport(), await FileAsync(
            "reference,provider,provider_kind,name,kind,status,minimum_age,maximum_age,catchment_basis,catchment_schools",
            "elm-team,Elm Trust,NHS trust,Elm Team,mental health support team,open,5,18,school,990001"));

        Assert.Contains(report.Problems, p => p is { Outcome: ImportRowOutcome.Warned, Line: 2, Column: "catchment_schools" }
            && p.Advice.StartsWith(Told, StringComparison.Ordinal));
        Assert.Equal(1, report.Added);
    }

    private static async Task<string> FileAsync(params IEnumerable<string> lines)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllLinesAsync(path, lines, Cancellation);
        return path;
    }
}
