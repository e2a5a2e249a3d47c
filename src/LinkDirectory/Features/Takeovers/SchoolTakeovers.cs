using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Takeovers;

/// <summary>
/// Takes over what a closed school had for the school which alone followed it, or declines it: all in one transaction, by those who keep
/// the school. Roles keep their holders, history and open work, and links theirs; what was confirmed is confirmed no longer.
/// </summary>
public sealed class SchoolTakeovers(DirectoryDb directory, LinkMail mail, ContactEvents events, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>Takes over a closed school's roles and links. A school that declined may do so all the same.</summary>
    /// <param name="withStaff">Whether the memberships of its staff that the actor may give go along.</param>
    public Task<Result<School>> TakeOverAsync(int schoolId, int from, bool withStaff, Actor actor, CancellationToken cancellation) =>
        AnswerAsync(schoolId, from, actor, takeover => MoveAsync(takeover, withStaff, cancellation), cancellation);

    /// <summary>
    /// Says that a school takes nothing over: it shows nothing of the closed school any more, and the closed school's staff keep it no
    /// longer. What the closed school had stays on its own record.
    /// </summary>
    public Task<Result<School>> DeclineAsync(int schoolId, int from, Actor actor, CancellationToken cancellation) =>
        AnswerAsync(schoolId, from, actor, takeover =>
        {
            if (takeover.Heir.DeclinedAt is null)
            {
                takeover.Heir.Decline(takeover.Now);
                takeover.Audit("decline takeover");
            }

            return Task.FromResult(Result.Done);
        }, cancellation);

    private async Task<Result<School>> AnswerAsync(
        int schoolId, int from, Actor actor, Func<Takeover, Task<Result>> answer, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(schoolId, from, actor, answer, cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody changed one of its roles or links meanwhile: all are read again.
            }
        }
    }

    private async Task<Result<School>> TryAsync(
        int schoolId, int from, Actor actor, Func<Takeover, Task<Result>> answer, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Schools.SingleOrDefaultAsync(s => s.Id == schoolId, cancellation) is not { } school)
        {
            return new NotFound("School", schoolId);
        }

        if (!await actor.MayKeepSchoolAsync(db, schoolId, cancellation))
        {
            return new NotAllowed();
        }

        if (await db.SchoolHeirs.SingleOrDefaultAsync(h => h.ClosedSchoolId == from && h.SchoolId == schoolId,
            cancellation) is not { } heir)
        {
            return new InvalidInput("Get Information about Schools does not say that this school alone followed that one. Look at both "
                + "schools’ pages; add the contacts here, or have the register put right.", "from");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var takeover = new Takeover(db, school, heir, actor, clock.GetUtcNow(), London.Today(clock));
        if (await answer(takeover) is { IsDone: false } refused)
        {
            return Result<School>.Refused(refused.Problems);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        foreach (var contact in takeover.Moved)
        {
            await events.ChangedAsync(contact);
        }

        return school;
    }

    private async Task<Result> MoveAsync(Takeover takeover, bool withStaff, CancellationToken cancellation)
    {
        var staff = withStaff
            ? await SchoolStaffMove.MovableAsync(takeover.Db, takeover.Heir.ClosedSchoolId, takeover.To.Id, takeover.Actor, cancellation)
            : [];
        if (withStaff && staff.Count == 0
            && await takeover.Db.Memberships.AnyAsync(m => m.SchoolId == takeover.Heir.ClosedSchoolId, cancellation))
        {
            return new NotAllowed(
                "You may not give these people the school. Take over its contacts alone, and ask an administrator for the people.");
        }

        await MoveContactsAsync(takeover, cancellation);
        var links = await MoveLinksAsync(takeover, cancellation);
        await SchoolStaffMove.MoveAsync(takeover.Db, staff, takeover.To.Id, takeover.Actor, takeover.Now, cancellation);
        if (takeover.Moved.Count + links + staff.Count > 0 || takeover.Heir.DeclinedAt is not null)
        {
            takeover.Heir.TakeBack();
            takeover.Audit("take over school", $"{takeover.Moved.Count} roles, {links} links, {staff.Count} memberships");
        }

        return Result.Done;
    }

    private static async Task MoveContactsAsync(Takeover takeover, CancellationToken cancellation)
    {
        var (db, to) = (takeover.Db, takeover.To);
        var own = await db.PointsOfContact.Where(c => c.SchoolId == to.Id).Select(c => c.Role).Distinct().ToListAsync(cancellation);
        var offered = await db.PointsOfContact.Where(c => c.SchoolId == takeover.Heir.ClosedSchoolId && !own.Contains(c.Role))
            .Include(c => c.Holders).ThenInclude(h => h.Person).Include(c => c.School).OrderBy(c => c.Id).AsSplitQuery()
            .ToListAsync(cancellation);
        foreach (var contact in offered)
        {
            var change = new ContactChange(db, contact, takeover.Actor, takeover.Now, takeover.Today, AsKeeper: true);
            change.MoveTo(to);
            await change.SaveAsync("take over point of contact", cancellation);
            takeover.Moved.Add(contact.Id);
        }
    }

    // A service agreed to a link with the closed school: it is asked whether it holds for this one too.
    private async Task<int> MoveLinksAsync(Takeover takeover, CancellationToken cancellation)
    {
        var (db, to, from) = (takeover.Db, takeover.To.Id, takeover.Heir.ClosedSchoolId);
        var links = await db.Links.Where(l => l.SchoolId == from && l.Status != LinkStatus.Ended
            && !db.Links.Any(own => own.SchoolId == to && own.ServiceId == l.ServiceId)).OrderBy(l => l.Id).ToListAsync(cancellation);
        foreach (var link in links)
        {
            var change = new LinkChange(db, link, takeover.Actor, takeover.Now, takeover.Today);
            change.Move(takeover.To, await NamedAsync(db, link, to, cancellation));
            await change.SaveInAsync("take over link", token => link.Status == LinkStatus.Proposed
                ? mail.ProposedAsync(change, token)
                : mail.ReviewDueAsync(change, token), cancellation);
        }

        return links.Count;
    }

    // The role that it named, where that came along; else this school's own of the same kind.
    private static async Task<int?> NamedAsync(DirectoryDbContext db, Link link, int to, CancellationToken cancellation) =>
        link.SchoolContactId is not { } named ? null
            : await db.PointsOfContact
                .Where(c => c.SchoolId == to && db.PointsOfContact.Any(was => was.Id == named && was.Role == c.Role))
                .OrderBy(c => c.Id == named ? 0 : 1).ThenBy(c => c.Id).Select(c => (int?)c.Id).FirstOrDefaultAsync(cancellation);

    private sealed record Takeover(DirectoryDbContext Db, School To, SchoolHeir Heir, Actor Actor, DateTimeOffset Now, DateOnly Today)
    {
        /// <summary>The roles that came along, by id.</summary>
        public List<int> Moved { get; } = [];

        public void Audit(string act, string? what = null) =>
            AuditTrail.Add(Db, Actor, Now, act, $"School {To.Id}", $"from School {Heir.ClosedSchoolId}{(what is null ? "" : $": {what}")}");
    }
}
