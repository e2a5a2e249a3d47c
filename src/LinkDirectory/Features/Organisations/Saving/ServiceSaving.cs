using System.Data;
using LinkDirectory.Data;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// Saves one service as somebody entered it, by the rules of a file of services. An edit verifies nothing; one that changes
/// nothing is not recorded.
/// </summary>
public sealed class ServiceSaving(DirectoryDb directory, TimeProvider clock)
{
    /// <summary>What a person asked by mail to confirm a service's record may put right, though they keep nothing else of it.</summary>
    public static IReadOnlyList<ImportColumn> AskedByMail { get; } =
    [
        ServiceColumns.Status, ServiceColumns.StatusNote, ServiceColumns.Hours, ServiceColumns.Criteria,
        ServiceColumns.WaitWeeks, ServiceColumns.WaitAsOf, ServiceColumns.Telephone, ServiceColumns.UrgentTelephone,
    ];

    /// <summary>Saves a service, its hours, places and catchment in one transaction.</summary>
    /// <returns>
    /// The service as it is now; or <see cref="InvalidInput"/> for each field at fault, <see cref="NotFound"/>,
    /// <see cref="NotAllowed"/> or <see cref="ServiceChangedMeanwhile"/>.
    /// </returns>
    /// <param name="also">What is done in the same transaction once the service is written, as confirming it.</param>
    public async Task<Answer<Service>> SaveAsync(
        EnteredService entered, Actor actor, CancellationToken cancellation, Func<DirectoryDbContext, Service, Task>? also = null) =>
        (await SaveAndWarnAsync(entered, actor, cancellation, also)).Answer;

    /// <summary>As <see cref="SaveAsync"/>, with what to look at though it was saved.</summary>
    public async Task<(Answer<Service> Answer, IReadOnlyList<string> Warnings)> SaveAndWarnAsync(
        EnteredService entered, Actor actor, CancellationToken cancellation, Func<DirectoryDbContext, Service, Task>? also = null)
    {
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var old = entered.Id is { } id ? await LoadAsync(db, id, cancellation) : null;
        if (await ProblemAsync(db, entered, old, actor, cancellation) is { } problem)
        {
            return (Answer<Service>.Refused(problem), []);
        }

        var row = new EnteredRow(entered, ServiceColumns.All, FieldPaths.Service);
        entered.Set(ServiceColumns.Reference, old?.Reference ?? await ServiceReference.ForAsync(db, row, cancellation));
        var service = await ReadAsync(db, entered, old, row, cancellation);
        if (row.Problems is { Count: > 0 } problems)
        {
            return (Answer<Service>.Refused(problems), []);
        }

        var reach = await CatchmentReach.ProblemAsync(db, actor, old, service, cancellation);
        if (reach is not null)
        {
            return (Answer<Service>.Refused(reach), []);
        }

        try
        {
            var saved = await WriteAsync(db, old, service, actor, cancellation);
            if (also is not null)
            {
                await also(db, saved);
                await db.SaveChangesAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
            return (Answer<Service>.Done(saved), row.Warnings);
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync(cancellation);
            return (await ChangedMeanwhileAsync(old!.Id, cancellation), []);
        }
    }

    /// <summary>Whether the actor may change the service, for pages that offer it.</summary>
    public async Task<bool> MayChangeAsync(int serviceId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await actor.MayKeepServiceAsync(db, serviceId, cancellation);
    }

    /// <summary>What differs between two versions of a service, field by field in a file's words.</summary>
    public static IReadOnlyList<AuditChange> Differences(Service from, Service to) =>
        [.. ServiceFields.All.Select(field => new AuditChange(field.Column.Name, field.Show(from), field.Show(to))).Where(change =>
            change.From != change.To)];

    /// <summary>The service as it would be saved, for comparison with another's version; null where it cannot be read.</summary>
    internal async Task<Service?> PreviewAsync(EnteredService entered, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var old = entered.Id is { } id ? await LoadAsync(db, id, cancellation) : null;
        var row = new EnteredRow(entered, ServiceColumns.All, FieldPaths.Service);
        entered.Set(ServiceColumns.Reference, old?.Reference ?? "new");
        return await ReadAsync(db, entered, old, row, cancellation);
    }

    private static async Task<IProblem?> ProblemAsync(
        DirectoryDbContext db, EnteredService entered, Service? old, Actor actor, CancellationToken cancellation)
    {
        if (entered.Id is { } id && old is null)
        {
            return new NotFound(nameof(Service), id);
        }

        if (old is not null && !IsAskedByMail(entered, old, actor) && !await actor.MayKeepServiceAsync(db, old.Id, cancellation))
        {
            return new NotAllowed();
        }

        var moves = old is null || (entered.ProviderId is { } other && other != old.ProviderId);
        return (moves ? await ProviderProblemAsync(db, entered, actor, cancellation) : null) ?? VersionProblem(entered, old);
    }

    private static bool IsAskedByMail(EnteredService entered, Service old, Actor actor) =>
        actor.ConfirmsServices.Contains(old.Id) && entered.Values.All(value => AskedByMail.Contains(value.Key));

    private static async Task<IProblem?> ProviderProblemAsync(
        DirectoryDbContext db, EnteredService entered, Actor actor, CancellationToken cancellation)
    {
        if (entered.ProviderId is not { } provider)
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

    private static IProblem? VersionProblem(EnteredService entered, Service? old) => entered.Version switch
    {
        _ when old is null => null,
        null => new InvalidInput("Send the version that you read, so that nobody's change is lost.", "version"),
        { } version when version != old.Version => new ServiceChangedMeanwhile(old),
        _ => null,
    };

    private async Task<Service> ReadAsync(
        DirectoryDbContext db, EnteredService entered, Service? old, EnteredRow row, CancellationToken cancellation)
    {
        var read = new ServiceReader(row, London.Today(clock)).ReadAll();
        var named = await NamedByServices.LoadAsync(db, [read], cancellation);
        named.Resolve(read, row.Report);
        var provider = entered.ProviderId ?? old?.ProviderId;
        read.Service.Provider = await db.Providers.SingleAsync(p => p.Id == provider, cancellation);
        if (old is null)
        {
            ServiceRules.CheckNew(row);
        }
        else
        {
            foreach (var field in ServiceFields.All.Where(field => !row.Has(field.Column) && field.Column != ServiceColumns.Provider))
            {
                field.Copy(old, read.Service);
            }
        }

        KeepBoundary(row, old, read.Service);
        ServiceRules.Check(read.Service, read.Mark, row.Report);
        return read.Service;
    }

    // A form shows corners rounded to a tenth of a metre. What comes back as it was shown is the boundary that there was.
    private static void KeepBoundary(EnteredRow row, Service? old, Service service)
    {
        if (old?.CatchmentBoundary is { } drawn
            && row[ServiceColumns.CatchmentBoundary] == BoundaryText.Write(Boundary.Read(drawn).Geometry))
        {
            ServiceFields.All.Single(field => field.Column == ServiceColumns.CatchmentBoundary).Copy(old, service);
        }
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
            foreach (var field in ServiceFields.All.Where(field => field.Show(old) != field.Show(service)))
            {
                field.Copy(service, old);
            }

            old.Version++;
            AuditTrail.Add(db, actor, clock.GetUtcNow(), "change service", $"Service {old.Reference}", null, changes);
        }

        await db.SaveChangesAsync(cancellation);
        return old ?? service;
    }

    private async Task<Answer<Service>> ChangedMeanwhileAsync(int id, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return Answer<Service>.Refused(
            await LoadAsync(db, id, cancellation) is { } now ? new ServiceChangedMeanwhile(now) : new NotFound(nameof(Service), id));
    }

    private static Task<Service?> LoadAsync(DirectoryDbContext db, int id, CancellationToken cancellation) =>
        db.Services.AsSplitQuery().Include(s => s.Provider).Include(s => s.Locations).Include(s => s.Hours).Include(s => s.CatchmentAreas)
            .Include(s => s.CatchmentSchools)
            .SingleOrDefaultAsync(s => s.Id == id, cancellation);
}
