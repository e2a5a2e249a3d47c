using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.People;

/// <summary>Tells the administrators, once a day for each account, that it has read many people.</summary>
internal sealed class ManyReadingsNotice(Outbox outbox, SiteAddress site, TimeProvider clock) : IManyReadingsNotice
{
    public async Task AddAsync(DirectoryDbContext db, Actor actor, int people, CancellationToken cancellation)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actor.AccountId, cancellation) is not { } reader)
        {
            return;
        }

        var content = ManyReadingsMail.Write(reader.Name, reader.Email, people, site.Link($"{AccessPages.People}/{reader.Id}"));
        foreach (var told in await GrantRules.WatchersAsync(
            db, new Grant(UserRole.Administrator), reader.Id, reader.NormalizedEmail, cancellation))
        {
            await outbox.AddAsync(db, told.MailOf(NotificationKind.SecurityNotice, content) with
            {
                OnceKey = FormattableString.Invariant($"many readings {reader.Id} {told.Id} {London.Today(clock):yyyy-MM-dd}"),
            }, cancellation);
        }
    }
}
