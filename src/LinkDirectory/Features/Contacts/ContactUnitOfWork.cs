namespace LinkDirectory.Features.Contacts;

/// <summary>Which point of contact a change is for.</summary>
/// <param name="Version">The version that the caller has seen; null where the change is right whatever else has changed.</param>
/// <param name="HolderMay">Whether the role's holder may make it, though they keep nothing else.</param>
public sealed record ContactTarget(int Id, int? Version = null, bool HolderMay = false)
{
    /// <summary>Whether the actor may make it for a reason of its own, as the successor who was asked.</summary>
    public bool AlsoMay { get; init; }

    /// <summary>Whether the actor may make it for a reason that the database knows, as partners of the role.</summary>
    public Func<DirectoryDbContext, PointOfContact, Task<bool>>? MayAlsoAsync { get; init; }
}

/// <summary>
/// What every change of a point of contact passes: permission, the version that was seen, one transaction with the audit line
/// and the mails, and word to subscribers once it is committed. Whatever is done in one call is done whole or not at all. A change
/// that changes nothing writes nothing.
/// </summary>
public sealed class ContactUnitOfWork(DirectoryDb directory, PointsOfContact contacts, ContactEvents events, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>Makes a change and reads the role as it is then.</summary>
    /// <param name="act">The act in the audit trail's words.</param>
    /// <param name="change">Changes the contact and says what is wrong; nothing is saved where something is.</param>
    public async Task<Result<ContactView>> ChangeAsync(
        ContactTarget target, Actor actor, string act, Func<ContactChange, Task<Result>> change,
        CancellationToken cancellation)
    {
        var result = await RunAsync(target, actor, act, change, cancellation);
        return result.IsDone ? await ReadAsync(target.Id, actor, cancellation) : Result<ContactView>.Refused(result.Problems);
    }

    /// <summary>As <see cref="ChangeAsync"/>, for a caller that shows nothing of the role.</summary>
    public async Task<Result> RunAsync(
        ContactTarget target, Actor actor, string act, Func<ContactChange, Task<Result>> change,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(target, actor, act, change, cancellation);
            }
            catch (DbUpdateConcurrencyException) when (target.Version is not null)
            {
                return ContactChangedMeanwhile.To(await ReadAsync(target.Id, actor, cancellation));
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // A caller that gave no version means the contact as it is: it is read again.
            }
        }
    }

    private async Task<Result> TryAsync(
        ContactTarget target, Actor actor, string act, Func<ContactChange, Task<Result>> make,
        CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await LoadAsync(db, target.Id, cancellation) is not { } contact)
        {
            return new NotFound("PointOfContact", target.Id);
        }

        var now = clock.GetUtcNow();
        var keeps = await actor.MayKeepContactAsync(db, contact, cancellation);
        var change = new ContactChange(db, contact, actor, now, London.Today(clock), keeps);
        if (!keeps && !await MayAsync(target, change))
        {
            return new NotAllowed();
        }

        if (target.Version is { } version && version != contact.Version)
        {
            return ContactChangedMeanwhile.To(await ReadAsync(target.Id, actor, cancellation));
        }

        var result = await make(change);
        if (result.IsDone && db.ChangeTracker.HasChanges())
        {
            await SaveAsync(change, act, cancellation);
            await events.ChangedAsync(contact.Id);
        }

        return result;
    }

    private static async Task<bool> MayAsync(ContactTarget target, ContactChange change) =>
        target.AlsoMay
        || (target.HolderMay && change.Actor.PersonId is { } person && change.Holder?.PersonId == person)
        || (target.MayAlsoAsync is { } ask && await ask(change.Db, change.Contact));

    // The contact's row is written first, with the version that was read: of two changes at once the database takes one.
    private static async Task SaveAsync(ContactChange change, string act, CancellationToken cancellation)
    {
        await using var transaction = await change.Db.Database.BeginTransactionAsync(cancellation);
        change.Contact.Version++;
        await change.SaveAsync(act, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<ContactView> ReadAsync(int id, Actor actor, CancellationToken cancellation) =>
        (await contacts.ByIdsAsync([id], actor, cancellation)).Single();

    private static Task<PointOfContact?> LoadAsync(DirectoryDbContext db, int id, CancellationToken cancellation) => db.PointsOfContact
        .Include(c => c.Holders).ThenInclude(h => h.Person)
        .Include(c => c.School).Include(c => c.Service).Include(c => c.Area)
        .OrderBy(c => c.Id).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, cancellation);
}
