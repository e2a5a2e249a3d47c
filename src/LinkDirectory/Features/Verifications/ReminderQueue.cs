using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

/// <summary>A role or a service's record of which somebody is to be asked, reminded or told.</summary>
/// <param name="PersonId">Who holds the role, by whom mails are put together; null for a service's record.</param>
/// <param name="Stage">The stage that is due.</param>
internal sealed record ReminderDue(int? ContactId, int? ServiceId, int? PersonId, AskStage Stage);

/// <summary>
/// Finds what is due, set by set: what is in its last days or was never confirmed and has not been asked about since, and
/// what was asked about and comes to its next stage. Vacant roles and ended services are not asked.
/// </summary>
internal static class ReminderQueue
{
    /// <summary>Takes away the rows of whatever was confirmed, or lost its holder, since it was asked about.</summary>
    public static async Task ForgetAsync(DirectoryDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var held = db.PointsOfContact.Where(InPost.Held(today));
        await db.VerificationAsks.Where(a => a.NextOn <= today
            && a.PointOfContactId != null
            && !held.Any(c => c.Id == a.PointOfContactId && c.LastVerifiedAt == a.VerifiedAt)).ExecuteDeleteAsync(cancellation);
        await db.VerificationAsks.Where(
            a => a.NextOn <= today && a.ServiceId != null && !db.Services.Any(s => s.Id == a.ServiceId && s.LastVerifiedAt == a.VerifiedAt
            && s.Status != ServiceStatus.Ended)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Everything that is due, in the order of people.</summary>
    /// <param name="schoolDay">Whether schools are asked today.</param>
    public static async Task<IReadOnlyList<ReminderDue>> DueAsync(
        DirectoryDbContext db, DateOnly today, bool schoolDay, CancellationToken cancellation)
    {
        var soon = today.AddDays(CurrencyRule.DueDays);
        var contacts = db.PointsOfContact.Where(c => schoolDay || c.SchoolId == null);
        // Apart, so that each walks its own part of the index.
        var never = await Held(
            contacts.Where(c => c.VerifyBy == null
                && c.LastVerifiedAt == null
                && !db.VerificationAsks.Any(a => a.PointOfContactId == c.Id && a.VerifiedAt == null)), today)
            .ToListAsync(cancellation);
        var ending = await Held(
            contacts.Where(c => c.VerifyBy <= soon
                && c.LastVerifiedAt != null
                && !db.VerificationAsks.Any(a => a.PointOfContactId == c.Id && a.VerifiedAt == c.LastVerifiedAt)), today)
            .ToListAsync(cancellation);
        var stages = await db.VerificationAsks.Where(a => a.NextOn <= today && a.PointOfContactId != null)
            .ToDictionaryAsync(a => a.PointOfContactId!.Value, a => a.Stage, cancellation);
        int[] asked = [.. stages.Keys];
        var next = await Held(contacts.Where(c => asked.Contains(c.Id)), today).ToListAsync(cancellation);
        return [.. never.Concat(ending).Select(c => new ReminderDue(c.Id, null, c.PersonId, AskStage.Asked))
            .Concat(next.Select(c => new ReminderDue(c.Id, null, c.PersonId, stages[c.Id] + 1)))
            .Concat(await ServicesAsync(db, soon, today, cancellation))
            .OrderBy(due => due.PersonId ?? int.MaxValue).ThenBy(due => due.ContactId).ThenBy(due => due.ServiceId)];
    }

    /// <summary>Cuts a list into batches of about a size, so that nobody's roles are in two.</summary>
    public static IEnumerable<IReadOnlyList<ReminderDue>> Batches(IReadOnlyList<ReminderDue> due, int size)
    {
        var batch = new List<ReminderDue>();
        foreach (var one in due)
        {
            if (batch.Count >= size && (one.PersonId is null || batch[^1].PersonId != one.PersonId))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(one);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static async Task<IEnumerable<ReminderDue>> ServicesAsync(
        DirectoryDbContext db, DateOnly soon, DateOnly today, CancellationToken cancellation)
    {
        var asked = db.VerificationAsks.Where(a => a.ServiceId != null);
        var never = await db.Services.Where(s => s.VerifyBy == null && s.LastVerifiedAt == null && s.Status != ServiceStatus.Ended
            && !asked.Any(a => a.ServiceId == s.Id && a.VerifiedAt == null)).Select(s => s.Id).ToListAsync(cancellation);
        var ending = await db.Services.Where(s => s.VerifyBy <= soon && s.LastVerifiedAt != null && s.Status != ServiceStatus.Ended
            && !asked.Any(a => a.ServiceId == s.Id && a.VerifiedAt == s.LastVerifiedAt)).Select(s => s.Id).ToListAsync(cancellation);
        var next = await db.VerificationAsks.Where(a => a.NextOn <= today && a.ServiceId != null).Select(a => new { a.ServiceId, a.Stage })
            .ToListAsync(cancellation);
        return never.Concat(ending).Select(id => new ReminderDue(null, id, null, AskStage.Asked))
            .Concat(next.Select(a => new ReminderDue(null, a.ServiceId, null, a.Stage + 1)));
    }

    private static IQueryable<HeldRole> Held(IQueryable<PointOfContact> contacts, DateOnly today)
    {
        var inPost = InPost.On(today);
        return contacts.Where(InPost.Held(today)).Select(c => new HeldRole(
            c.Id,
            c.Holders.AsQueryable().Where(h => !h.Deputy).Where(inPost).OrderByDescending(h => h.Since).ThenByDescending(h => h.Id)
                .Select(h => (int?)h.PersonId).FirstOrDefault()));
    }

    private sealed record HeldRole(int Id, int? PersonId);
}
