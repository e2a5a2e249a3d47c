using LinkDirectory.Data;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>What a keeper's pages show after a while: mails of every state, an import, lines of the trail, offers and reports.</summary>
internal sealed class Scene(App app, Keeper keeper)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<PointOfContact> LeadAsync()
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).SingleAsync(c => c.SchoolId == keeper.School.Id, Cancellation);
    }

    /// <summary>Mails about the lead that did not arrive, one in each state.</summary>
    public async Task AddMailsAsync()
    {
        var lead = await LeadAsync();
        await SaveAsync(Deliveries.NotDelivered.Select((state, index) => new Notification
        {
            Kind = NotificationKind.VerificationDue,
            PointOfContactId = lead.Id,
            Sealed = "sealed",
            AddressHash = $"{Guid.NewGuid():N}",
            MessageId = $"{Guid.NewGuid():N}@links.example",
            State = state,
            Attempts = 3,
            CreatedAt = Now.AddDays(-index),
            NextAttemptAt = Now.AddYears(1),
            CameBackAt = state == NotificationState.CameBack ? Now.AddHours(-1) : null,
            Problem = state is NotificationState.Failed or NotificationState.CameBack
                ? "The mail server of the other side says that there is no such mailbox."
                : null,
        }));
    }

    /// <returns>The import's number.</returns>
    public async Task<int> AddImportAsync()
    {
        var run = new ImportRun
        {
            Kind = "contacts",
            FileName = "keepdale-mental-health-leads-autumn-term-2026-final-version-2.csv",
            Sha256 = new string('0', 64),
            Actor = "command line",
            StartedAt = Now.AddMinutes(-2),
            FinishedAt = Now.AddMinutes(-1),
            Rows = 212,
            Added = 1,
            Changed = 1,
            Unchanged = 209,
            Rejected = 1,
        };
        run.Results.AddRange(
        [
            new() { Line = 2, Subject = $"School {keeper.School.Urn}, senior mental health lead", Outcome = ImportRowOutcome.Added },
            new()
            {
                Line = 3,
                Subject = $"School {keeper.School.Urn}, senco",
                Outcome = ImportRowOutcome.Changed,
                Message = "shared_email, holder_since",
            },
            new()
            {
                Line = 14,
                Subject = "School 100000",
                Outcome = ImportRowOutcome.Rejected,
                Column = "organisation",
                Message = "There is no school with this URN. Correct the number, or leave the row out.",
            },
            new()
            {
                Line = 15,
                Subject = "School 990001",
                Outcome = ImportRowOutcome.Warned,
                Column = "role",
                Message = "The school has two roles of this kind. Give each a label.",
            },
        ]);
        await SaveAsync([run]);
        return run.Id;
    }

    public Task AddTrailAsync() => SaveAsync(
    [
        new AuditLine
        {
            At = Now.AddMinutes(-9),
            Actor = "command line",
            Channel = Channel.CommandLine,
            Act = "import contacts",
            Subject = $"School {keeper.School.Urn}",
            Detail = "1 added, 1 changed, 1 left out",
        },
        new AuditLine
        {
            At = Now.AddMinutes(-5),
            Actor = "Keeper",
            Channel = Channel.Page,
            Act = "change contact",
            Subject = $"School {keeper.School.Urn}",
            Changes =
                """[{"Field":"shared email","From":"old@keepdale.example","To":"a-very-long-shared-mailbox-of-the-pastoral-team@a-very-long-school-name.example"},{"Field":"holder","From":null,"To":"Person 12"}]""",
        },
    ]);

    /// <returns>The address in the successor's mail.</returns>
    public async Task<string> OfferAsync(HandoverState state)
    {
        var offer = new Handover
        {
            PointOfContactId = (await LeadAsync()).Id,
            SuccessorId = 0,
            Successor = new Person { Name = "Sol Successor", Email = $"{Guid.NewGuid():N}@keepdale.example" },
            JobTitle = "Assistant headteacher",
            Since = new DateOnly(2027, 1, 4),
            OfferedAt = Now,
            State = state,
        };
        await SaveAsync([offer]);
        return LinkTo(HandoverMail.Path, "handover", new HandoverKey(offer.Id));
    }

    /// <returns>The address in the mail that asks whether the lead has left.</returns>
    public async Task<string> ReportAsync()
    {
        var lead = await LeadAsync();
        var person = lead.Holders.Single().PersonId;
        await SaveAsync(
            [new LeaverReport { PointOfContactId = lead.Id, PersonId = person, LastDay = new DateOnly(2026, 12, 18), ReportedAt = Now }]);
        return LinkTo(LeaverReportMail.Path, "leaver report", new LeaverReportKey(lead.Id, person));
    }

    private string LinkTo<T>(string path, string purpose, T key) =>
        $"{path}?t={Uri.EscapeDataString(app.Services.GetRequiredService<SignedLinks>().Seal(purpose, key, TimeSpan.FromDays(14)))}";

    private async Task SaveAsync(IEnumerable<object> records)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        db.AddRange(records);
        await db.SaveChangesAsync(Cancellation);
    }
}
