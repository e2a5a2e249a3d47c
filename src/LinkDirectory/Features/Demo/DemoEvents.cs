using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Verifications;

namespace LinkDirectory.Features.Demo;

/// <summary>
/// Records what has happened to the demo's contacts, counted back from today, through the service that records it for real.
/// What somebody has confirmed or changed already is left alone.
/// </summary>
public sealed class DemoEvents(DirectoryDb directory, VerificationService verifications, RoleDetails records, TimeProvider clock)
{
    /// <summary>Quarry Hill High School, which Quarry Hill Academy followed.</summary>
    private const int ClosedUrn = 990119;

    /// <returns>How many points of contact and services something was recorded of.</returns>
    public async Task<int> RecordAsync(Actor actor, CancellationToken cancellation)
    {
        var (contacts, services) = await UntouchedAsync(cancellation);
        var recorded = 0;
        foreach (var happened in DemoEvent.ReadAll(DemoData.File("verifications.csv")))
        {
            if (happened.Role is { } role && contacts.TryGetValue((happened.Organisation, role, happened.Label), out var contact))
            {
                await RecordAsync(contact, happened, actor, cancellation);
                recorded++;
            }
            else if (happened.Role is null && services.TryGetValue(happened.Organisation, out var service))
            {
                await verifications.RecordServiceAsync(service, GivenBy(happened), actor, cancellation);
                recorded++;
            }
        }

        return recorded + await AddEarlierAsync(actor, cancellation);
    }

    // A file may not give a closed school a contact. Once it was taken over, or its successor has one, there is nothing to show.
    private async Task<int> AddEarlierAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        if (await db.SchoolHeirs.Where(h => db.Schools.Any(s => s.Id == h.ClosedSchoolId && s.Urn == ClosedUrn)).SingleOrDefaultAsync(
            cancellation) is not { } heir || await db.PointsOfContact.AnyAsync(c => c.Role == ContactRole.Senco
                && (c.SchoolId == heir.ClosedSchoolId || c.SchoolId == heir.SchoolId), cancellation))
        {
            return 0;
        }

        var role = new NewRole(heir.ClosedSchoolId, ServiceId: null, AreaId: null, ContactRole.Senco)
        {
            SharedEmail = "senco@quarry-hill-high-school.example",
            SharedTelephone = "01632 960219",
        };
        var added = await records.AddAsync(role, new PersonInput("Morag Tennant", "SENCO"), actor, cancellation);
        return added.IsDone ? 1 : throw new InvalidOperationException($"The demo's earlier contact is refused: {added}");
    }

    private async Task RecordAsync(int contact, DemoEvent happened, Actor actor, CancellationToken cancellation)
    {
        if (happened.DaysAgo is not null)
        {
            await verifications.RecordAsync(contact, GivenBy(happened), actor, cancellation);
        }

        if (happened.MailCameBackDaysAgo is { } back)
        {
            await records.MailCameBackAsync(contact, clock.GetUtcNow().AddDays(-back), actor, cancellation);
        }

        if (happened.AwayForDays is { } away)
        {
            await records.SetAwayAsync(contact, London.Today(clock).AddDays(away), actor, cancellation);
        }
    }

    private VerificationGiven GivenBy(DemoEvent happened) =>
        new(clock.GetUtcNow().AddDays(-(happened.DaysAgo ?? 0)), happened.Method, happened.Outcome, happened.By);

    private async Task<(Dictionary<(string, ContactRole, string), int> Contacts, Dictionary<string, int> Services)> UntouchedAsync(
        CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var contacts = await db.PointsOfContact
            .Where(c => c.Verifications.Count == 0 && c.UndeliverableSince == null && c.AwayUntil == null)
            .Select(c => new { c.Id, c.Role, c.Label, Urn = (int?)c.School!.Urn, c.Service!.Reference, c.Area!.Code })
            .ToListAsync(cancellation);
        var services = await db.Services.Where(s => s.LastVerifiedAt == null).ToDictionaryAsync(s => s.Reference, s => s.Id,
            StringComparer.Ordinal, cancellation);
        return (contacts.ToDictionary(c => (c.Urn?.ToString(CultureInfo.InvariantCulture) ?? c.Reference ?? c.Code, c.Role, c.Label), c =>
            c.Id), services);
    }
}
