using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Contacts;

/// <summary>A new role; at exactly one school, service or area.</summary>
public sealed record NewRole(int? SchoolId, int? ServiceId, int? AreaId, ContactRole Role)
{
    /// <summary>Tells roles of one kind at one organisation apart; null or empty where there is one.</summary>
    public string? Label { get; init; }

    public string? SharedEmail { get; init; }

    public string? SharedTelephone { get; init; }

    public string? Availability { get; init; }
}

/// <summary>Writes what is known of a role itself: its mailbox, telephone and hours, the deputy, and when the holder is away.</summary>
public sealed class RoleDetails(
    ContactUnitOfWork work, Holders holders, PointsOfContact contacts, ContactEvents events, DirectoryDb directory, TimeProvider clock)
{
    /// <summary>Adds a role, and names who holds it from today: both, or neither.</summary>
    /// <param name="holder">Null where nobody holds it yet.</param>
    /// <exception cref="ArgumentException">It is at no organisation, or at several.</exception>
    public async Task<Result<ContactView>> AddAsync(
        NewRole given, PersonInput? holder, Actor actor, CancellationToken cancellation)
    {
        var read = new InputReader();
        var contact = new PointOfContact
        {
            SchoolId = given.SchoolId,
            ServiceId = given.ServiceId,
            AreaId = given.AreaId,
            Role = given.Role,
            Label = read.Line("label", given.Label, 80) ?? "",
            SharedEmail = read.Email("sharedEmail", given.SharedEmail),
            SharedTelephone = read.Telephone("sharedTelephone", given.SharedTelephone),
            Availability = read.Line("availability", given.Availability, 300),
        };
        await using var db = directory.Open();
        if (await OrganisationProblemAsync(db, contact, actor, cancellation) is { } problem)
        {
            return problem;
        }

        if (await IsThereAsync(db, contact, cancellation))
        {
            read.Refuse("label", "This role is there already. To add another of its kind, write what tells it apart.");
        }

        if (read.Problems.Count > 0)
        {
            return Result<ContactView>.Refused(read.Problems);
        }

        return await SaveAsync(db, contact, holder, actor, cancellation);
    }

    /// <summary>
    /// Changes what is known of a role. An edit verifies nothing. The holder of the role may say until when they are away and
    /// the deputy, though they keep nothing else.
    /// </summary>
    public Task<Result<ContactView>> UpdateAsync(
        int contactId, int version, RoleDetailsEdit edit, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version, HolderMay: edit.IsOfHolder), actor, "update point of contact",
            change => edit.ApplyAsync(change, cancellation), cancellation);

    /// <summary>
    /// As <see cref="UpdateAsync(int, int, RoleDetailsEdit, Actor, CancellationToken)"/>, and who holds the role: both, or neither.
    /// </summary>
    /// <param name="person">Who holds it; null where that stays.</param>
    /// <param name="since">Their first day.</param>
    public Task<Result<ContactView>> UpdateAsync(
        int contactId, int version, RoleDetailsEdit edit, PersonInput? person, DateOnly since, Actor actor,
        CancellationToken cancellation) =>
        work.ChangeAsync(new ContactTarget(contactId, version), actor, "update point of contact", async change =>
            await edit.ApplyAsync(change, cancellation) is var edited && edited.IsDone && person is not null
                ? await holders.NameAsync(change, person, since, cancellation)
                : edited, cancellation);

    /// <summary>Records that mail to a point of contact came back.</summary>
    public Task<Result> MailCameBackAsync(int contactId, DateTimeOffset at, Actor actor, CancellationToken cancellation) =>
        SetAsync(contactId, "mail came back", actor, contact => contact.UndeliverableSince ??= at, cancellation);

    /// <summary>Records until when the holder of a role is away; null where they are back.</summary>
    public Task<Result> SetAwayAsync(int contactId, DateOnly? until, Actor actor, CancellationToken cancellation) =>
        SetAsync(contactId, "set away", actor, contact => contact.AwayUntil = until, cancellation);

    // These are right whatever else changed meanwhile, so that they carry no version.
    private Task<Result> SetAsync(
        int contactId, string act, Actor actor, Action<PointOfContact> set, CancellationToken cancellation) =>
        work.RunAsync(new ContactTarget(contactId, HolderMay: true), actor, act, change =>
        {
            set(change.Contact);
            return Task.FromResult(Result.Done);
        }, cancellation);

    private async Task<Result<ContactView>> SaveAsync(
        DirectoryDbContext db, PointOfContact contact, PersonInput? holder, Actor actor, CancellationToken cancellation)
    {
        db.PointsOfContact.Add(contact);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            if (!await IsThereAsync(db, contact, cancellation))
            {
                throw;
            }

            return new InvalidInput("Somebody has just added this role. Look it up again.", "role");
        }

        AuditTrail.Add(db, actor, clock.GetUtcNow(), "add point of contact", $"Point of contact {contact.Id}", detail: null,
            new AuditChange("role", null, contact.Role.ToString()),
            new AuditChange("sharedEmail", null, contact.SharedEmail),
            new AuditChange("sharedTelephone", null, contact.SharedTelephone));
        if (holder is not null && await NameAsync(db, contact, holder, actor, cancellation) is { IsDone: false } refused)
        {
            return Result<ContactView>.Refused(refused.Problems);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await events.ChangedAsync(contact.Id);
        return (await contacts.ByIdsAsync([contact.Id], actor, cancellation)).Single();
    }

    private async Task<Result> NameAsync(
        DirectoryDbContext db, PointOfContact contact, PersonInput person, Actor actor, CancellationToken cancellation)
    {
        await db.Entry(contact).Reference(c => c.School).LoadAsync(cancellation);
        await db.Entry(contact).Reference(c => c.Service).LoadAsync(cancellation);
        await db.Entry(contact).Reference(c => c.Area).LoadAsync(cancellation);
        var change = new ContactChange(db, contact, actor, clock.GetUtcNow(), London.Today(clock), AsKeeper: true);
        var named = await holders.NameAsync(change, person, change.Today, cancellation);
        if (named.IsDone)
        {
            await change.SaveAsync("name holder", cancellation);
        }

        return named;
    }

    private static async Task<Problem?> OrganisationProblemAsync(
        DirectoryDbContext db, PointOfContact contact, Actor actor, CancellationToken cancellation)
    {
        var (kind, id, known) = contact switch
        {
            { SchoolId: { } school, ServiceId: null, AreaId: null } =>
                ("School", school, await db.Schools.AnyAsync(s => s.Id == school, cancellation)),
            { SchoolId: null, ServiceId: { } service, AreaId: null } =>
                ("Service", service, await db.Services.AnyAsync(s => s.Id == service, cancellation)),
            { SchoolId: null, ServiceId: null, AreaId: { } area } =>
                ("Area", area, await db.Areas.AnyAsync(a => a.Id == area, cancellation)),
            _ => throw new ArgumentException("A role is at one school, service or area.", nameof(contact)),
        };
        return !known ? new NotFound(kind, id)
            : await actor.MayKeepContactAsync(db, contact, cancellation) ? null : new NotAllowed();
    }

    private static Task<bool> IsThereAsync(DirectoryDbContext db, PointOfContact contact, CancellationToken cancellation) =>
        db.PointsOfContact.AnyAsync(
        c => c.SchoolId == contact.SchoolId
            && c.ServiceId == contact.ServiceId
            && c.AreaId == contact.AreaId
            && c.Role == contact.Role
            && c.Label == contact.Label, cancellation);
}
