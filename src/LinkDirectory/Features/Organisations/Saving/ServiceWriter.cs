using System.Data;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// Saves one service from a draft. An edit verifies nothing; one that changes nothing is not recorded.
/// </summary>
public sealed class ServiceWriter(DirectoryDb directory, ISchoolLosses losses, TimeProvider clock)
{
    /// <summary>What a person who is asked by mail to confirm a service's record may correct in it, and nothing else.</summary>
    public static IReadOnlyList<string> AskedByMail { get; } =
    [
        nameof(ServiceDraft.Status), nameof(ServiceDraft.StatusNote), nameof(ServiceDraft.Hours), nameof(ServiceDraft.Criteria),
        nameof(ServiceDraft.WaitWeeks), nameof(ServiceDraft.WaitAsOf), nameof(ServiceDraft.Telephone), nameof(ServiceDraft.UrgentTelephone),
    ];

    /// <summary>Saves a service, its hours, places and catchment in one transaction.</summary>
    /// <returns>
    /// The service as it is now; or <see cref="InvalidInput"/> for each field at fault, <see cref="NotFound"/>,
    /// <see cref="NotAllowed"/>, <see cref="ServiceChangedMeanwhile"/> or <see cref="SchoolsWouldLose"/>. What to look at though it
    /// was saved is in <see cref="Draft.Warnings"/>.
    /// </returns>
    /// <param name="also">What is done in the same transaction once the service is written, such as confirming it.</param>
    public async Task<Result<Service>> SaveAsync(
        ServiceDraft draft, Actor actor, CancellationToken cancellation, Func<DirectoryDbContext, Service, Task>? also = null)
    {
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var old = draft.Id is { } id ? await LoadAsync(db, id, cancellation) : null;
        if (await ProblemAsync(db, draft, old, actor, cancellation) is { } problem)
        {
            return problem;
        }

        draft.Reference = old?.Reference ?? await NewReference.ForAsync(db, draft, cancellation);
        var service = await BuildAsync(db, draft, old, cancellation);
        if (draft.Refusals is { Count: > 0 } refusals)
        {
            return Result<Service>.Refused(refusals);
        }

        if (await CatchmentReach.ProblemAsync(db, actor, old, service, cancellation) is { } reach)
        {
            return reach;
        }

        try
        {
            var lost = old is not null && draft.Given.Any(FieldNames.IsOfCatchment) ? await losses.WatchAsync(db, cancellation) : null;
            var saved = await WriteAsync(db, old, service, actor, cancellation);
            if (lost is not null && Refusal(await lost(), draft) is { } wouldLose)
            {
                return wouldLose;
            }

            if (also is not null)
            {
                await also(db, saved);
                await db.SaveChangesAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
            return saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync(cancellation);
            await using var again = directory.OpenToRead();
            return await LoadAsync(again, old!.Id, cancellation) is { } now
                    ? new ServiceChangedMeanwhile(now) : new NotFound(nameof(Service), old.Id);
        }
    }

    // A loss that is small enough to go unasked is shown after saving.
    private static SchoolsWouldLose? Refusal(SchoolLosses lost, ServiceDraft draft)
    {
        if (!lost.MayGoOn(draft.AcceptLosses))
        {
            return SchoolsWouldLose.From(lost);
        }

        foreach (var sentence in lost.AskFirst ? [] : lost.Sentences.Take(SchoolLosses.MostListed))
        {
            draft.Problems.Warn(nameof(ServiceDraft.CatchmentAreas), sentence);
        }

        return null;
    }

    /// <summary>Whether the actor may change the service, for pages that offer it.</summary>
    public async Task<bool> MayChangeAsync(int serviceId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await actor.MayKeepServiceAsync(db, serviceId, cancellation);
    }

    /// <summary>
    /// Moves until when services' records count as confirmed, in the caller's transaction. The version stays: a person who is
    /// editing the service does not lose their work for it.
    /// </summary>
    /// <returns>How many moved.</returns>
    public static int MovePeriods(DirectoryDbContext db, IReadOnlyList<(int Id, DateOnly VerifyBy)> periods)
    {
        BulkCommand.ExecuteAll(db, """UPDATE "Services" SET "VerifyBy" = @p0 WHERE "Id" = @p1""", 2,
            periods.Select(period => new object?[] { period.VerifyBy, period.Id }));
        return periods.Count;
    }

    /// <summary>What differs between two versions of a service, field by field in a file's words.</summary>
    public static IReadOnlyList<AuditChange> Differences(Service from, Service to) =>
    [
        .. ServiceFields.All.Where(field => !field.Same(from, to)).Select(
            field => new AuditChange(field.Column, field.Show(from), field.Show(to))),
    ];

    /// <summary>The service as it would be saved, for comparison with another's version.</summary>
    internal async Task<Service> PreviewAsync(ServiceDraft draft, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var old = draft.Id is { } id ? await LoadAsync(db, id, cancellation) : null;
        draft.Reference = old?.Reference;
        return await BuildAsync(db, draft, old, cancellation);
    }

    private static async Task<Problem?> ProblemAsync(
        DirectoryDbContext db, ServiceDraft draft, Service? old, Actor actor, CancellationToken cancellation)
    {
        if (draft.Id is { } id && old is null)
        {
            return new NotFound(nameof(Service), id);
        }

        if (old is not null && !IsAskedByMail(draft, old, actor) && !await actor.MayKeepServiceAsync(db, old.Id, cancellation))
        {
            return new NotAllowed();
        }

        var moves = old is null || (draft.ProviderId is { } other && other != old.ProviderId);
        return (moves ? await ProviderProblemAsync(db, draft, actor, cancellation) : null) ?? VersionProblem(draft, old);
    }

    private static bool IsAskedByMail(ServiceDraft draft, Service old, Actor actor) =>
        actor.ConfirmsServices.Contains(old.Id) && draft.Given.IsSubsetOf(AskedByMail);

    private static async Task<Problem?> ProviderProblemAsync(
        DirectoryDbContext db, ServiceDraft draft, Actor actor, CancellationToken cancellation)
    {
        if (draft.ProviderId is not { } provider)
        {
            return actor.EditsDirectory || actor.EditsAreas.Count > 0 || actor.KeepsProviders.Count > 0
                ? new InvalidInput("Say who provides the service.", "provider")
                : new NotAllowed();
        }

        if (!actor.EditsDirectory && actor.EditsAreas.Count == 0 && !actor.KeepsProviders.Contains(provider))
        {
            return new NotAllowed("You may not add a service of this provider. Ask the provider, or your area's directory editor.");
        }

        return await db.Providers.AnyAsync(p => p.Id == provider, cancellation)
            ? null
            : new InvalidInput("No provider here has this id. Choose another, or add the provider first.", "provider");
    }

    private static Problem? VersionProblem(ServiceDraft draft, Service? old) => draft.Version switch
    {
        _ when old is null => null,
        null => new InvalidInput("Send the version that you read, so that nobody's change is lost.", "version"),
        { } version when version != old.Version => new ServiceChangedMeanwhile(old),
        _ => null,
    };

    private async Task<Service> BuildAsync(DirectoryDbContext db, ServiceDraft draft, Service? old, CancellationToken cancellation)
    {
        var service = ServiceBuilder.Build(draft, London.Today(clock));
        (await ServiceLookups.LoadAsync(db, [draft], cancellation)).Resolve(draft, service);
        var provider = draft.ProviderId ?? old?.ProviderId;
        service.Provider = await db.Providers.SingleAsync(p => p.Id == provider, cancellation);
        if (old is not null)
        {
            ServiceBuilder.Complete(service, draft, old);
        }

        ServiceRules.Check(service, draft, isNew: old is null);
        return service;
    }

    private async Task<Service> WriteAsync(
        DirectoryDbContext db, Service? old, Service service, Actor actor, CancellationToken cancellation)
    {
        var changes = Differences(old ?? new Service { Reference = service.Reference, Name = "" }, service);
        if (old is null)
        {
            db.Services.Add(service);
            AuditTrail.Add(db, actor, clock.GetUtcNow(), "add service", $"Service {service.Reference}", null, changes);
        }
        else if (changes.Count > 0)
        {
            foreach (var field in ServiceFields.All.Where(field => !field.Same(old, service)))
            {
                field.Copy(service, old);
            }

            old.Version++;
            AuditTrail.Add(db, actor, clock.GetUtcNow(), "change service", $"Service {old.Reference}", null, changes);
        }

        await db.SaveChangesAsync(cancellation);
        return old ?? service;
    }

    private static Task<Service?> LoadAsync(DirectoryDbContext db, int id, CancellationToken cancellation) =>
        WholeServices(db).SingleOrDefaultAsync(s => s.Id == id, cancellation);

    /// <summary>Services with everything that a draft can change.</summary>
    internal static IQueryable<Service> WholeServices(DirectoryDbContext db) => db.Services.AsSplitQuery()
        .Include(s => s.Provider).Include(s => s.Locations).Include(s => s.Hours)
        .Include(s => s.CatchmentAreas).Include(s => s.CatchmentSchools);
}
