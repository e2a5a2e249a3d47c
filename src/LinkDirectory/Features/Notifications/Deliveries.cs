using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Notifications;

/// <summary>What became of a mail, without what it said and to which address.</summary>
/// <param name="At">When it was sent or came back; else when it was written.</param>
/// <param name="CanSendAgain">Whether asking to send it again would do something.</param>
/// <param name="Contact">The point of contact that it was about, with its organisation; null where it was about an account.</param>
public sealed record MailDelivery(
    long Id, NotificationKind Kind, NotificationState State, DateTimeOffset At, DateTimeOffset? NextAttemptAt, string? Problem,
    bool CanSendAgain, PointOfContact? Contact);

/// <summary>How mails to points of contact fared, for those who keep these, and sending one again.</summary>
public sealed class Deliveries(DirectoryDb directory, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>The most that one list holds.</summary>
    public const int PageSize = 50;

    /// <summary>The states of mails that have not arrived, as far as is known.</summary>
    public static IReadOnlyList<NotificationState> NotDelivered { get; } =
        [NotificationState.InDoubt, NotificationState.CameBack, NotificationState.Failed, NotificationState.Waiting];

    /// <summary>
    /// The latest mail about a point of contact, or to their holders about their roles. Null where there is none, or the
    /// actor may not keep the contact.
    /// </summary>
    public async Task<MailDelivery?> LatestOfAsync(int contactId, Actor actor, CancellationToken cancellation)
    {
        if (!MayKeepAny(actor))
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        var contact = await db.PointsOfContact.SingleOrDefaultAsync(c => c.Id == contactId, cancellation);
        if (contact is null || !await actor.MayKeepContactAsync(db, contact, cancellation))
        {
            return null;
        }

        var today = London.Today(clock);
        var people = await db.Holders.Where(InPost.On(today)).Where(h => h.PointOfContactId == contactId)
            .Select(h => (int?)h.PersonId).ToListAsync(cancellation);
        var about = await db.Notifications.Where(n => n.PointOfContactId == contactId).OrderByDescending(n => n.Id)
            .FirstOrDefaultAsync(cancellation);
        var to = await db.Notifications.Where(n => people.Contains(n.PersonId) && n.PointOfContactId == null
                && (n.Kind == NotificationKind.VerificationDue
                    || n.Kind == NotificationKind.VerificationOverdue
                    || n.Kind == NotificationKind.VerificationEscalated))
            .OrderByDescending(n => n.Id).FirstOrDefaultAsync(cancellation);
        return (about?.Id ?? 0) >= (to?.Id ?? 0) ? Read(about, null) : Read(to, null);
    }

    /// <summary>
    /// Mails in a state that has to do with points of contact that the actor keeps; an administrator also sees those to accounts. Newest
    /// first.
    /// </summary>
    /// <param name="before">Only older ones than this.</param>
    public async Task<IReadOnlyList<MailDelivery>> ListAsync(
        NotificationState state, long? before, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var mails = await Kept(db, actor).Where(n => n.State == state && (before == null || n.Id < before)).OrderByDescending(n => n.Id)
            .Take(PageSize).ToListAsync(cancellation);
        var ids = mails.Select(n => n.PointOfContactId).OfType<int>().Distinct().ToList();
        var contacts = await db.PointsOfContact.Where(c => ids.Contains(c.Id)).Include(c => c.School).Include(c => c.Service)
            .Include(c => c.Area).ToDictionaryAsync(c => c.Id, cancellation);
        return [.. mails.Select(n => Read(n, n.PointOfContactId is { } id ? contacts.GetValueOrDefault(id) : null)!)];
    }

    /// <summary>How many mails are in each state, of those that the actor may see.</summary>
    public async Task<IReadOnlyDictionary<NotificationState, int>> CountAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await Kept(db, actor).Where(n => NotDelivered.Contains(n.State)).GroupBy(n => n.State).ToDictionaryAsync(g => g.Key,
            g => g.Count(), cancellation);
    }

    /// <summary>Whether the actor has any mails to look after.</summary>
    public static bool MayKeepAny(Actor actor) =>
        actor.EditsDirectory
            || actor.Administers
            || actor.EditsAreas.Count > 0
            || actor.KeepsSchools.Count > 0
            || actor.KeepsServices.Count > 0;

    /// <summary>Whether there is such a mail among those that the actor looks after.</summary>
    public async Task<bool> MaySendAgainAsync(long id, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await Kept(db, actor).AnyAsync(n => n.Id == id, cancellation);
    }

    /// <summary>
    /// Puts a mail back to wait, as somebody decided: one that is in doubt, failed, or came back for another reason than its address.
    /// It goes out under its own Message-ID.
    /// </summary>
    public async Task<Result> SendAgainAsync(long id, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await Kept(db, actor).SingleOrDefaultAsync(n => n.Id == id, cancellation) is not { } mail)
        {
            return MayKeepAny(actor) ? new NotFound(nameof(Notification), (int)id) : new NotAllowed();
        }

        if (!CanSendAgain(mail))
        {
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        AuditTrail.Add(db, actor, now, "send mail again", $"Mail {mail.Id}",
            changes: new AuditChange("state", mail.State.ToString(), nameof(NotificationState.Waiting)));
        (mail.State, mail.Attempts, mail.NextAttemptAt, mail.ClaimedBy, mail.Problem) = (NotificationState.Waiting, 0, now, null, null);
        (mail.SentAt, mail.CameBackAt) = (null, null);
        await db.SaveChangesAsync(cancellation);
        signal.Set();
        return Result.Done;
    }

    private static IQueryable<Notification> Kept(DirectoryDbContext db, Actor actor)
    {
        if (actor.EditsDirectory)
        {
            return db.Notifications;
        }

        var (administers, contacts) = (actor.Administers, db.ContactsKeptBy(actor));
        return db.Notifications.Where(
            n => (administers && n.PointOfContactId == null) || contacts.Any(c => c.Id == n.PointOfContactId));
    }

    private static MailDelivery? Read(Notification? mail, PointOfContact? contact) => mail is null ? null : new MailDelivery(
        mail.Id, mail.Kind, mail.State, mail.CameBackAt ?? mail.SentAt ?? mail.CreatedAt,
        mail.State == NotificationState.Waiting ? mail.NextAttemptAt : null, mail.Problem, CanSendAgain(mail), contact);

    private static bool CanSendAgain(Notification mail) =>
        mail.State is NotificationState.InDoubt or NotificationState.Failed or NotificationState.CameBack && mail.Sealed is not null;
}
