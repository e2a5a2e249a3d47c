using System.Data;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// Saves one provider from a draft. A provider belongs to the areas of its services, and what it is called is read in all of them: its
/// own staff may change it, and an editor who may change every one of its services, or where it has none yet. Any editor may add one.
/// </summary>
public sealed class ProviderWriter(DirectoryDb directory, TimeProvider clock)
{
    /// <returns>
    /// The provider as it is now; or <see cref="InvalidInput"/> for each field at fault, <see cref="NotFound"/>,
    /// <see cref="NotAllowed"/> or <see cref="ProviderChangedMeanwhile"/>.
    /// </returns>
    public async Task<Result<Provider>> SaveAsync(ProviderDraft draft, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var old = draft.Id is { } id ? await db.Providers.SingleOrDefaultAsync(p => p.Id == id, cancellation) : null;
        if (await ProblemAsync(db, draft, old, actor, cancellation) is { } problem)
        {
            return problem;
        }

        var provider = Build(draft, old);
        await CheckUniqueAsync(db, draft, provider, old, cancellation);
        if (draft.Refusals is { Count: > 0 } refusals)
        {
            return Result<Provider>.Refused(refusals);
        }

        try
        {
            var saved = await WriteAsync(db, old, provider, actor, cancellation);
            await transaction.CommitAsync(cancellation);
            return saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync(cancellation);
            await using var again = directory.OpenToRead();
            return await again.Providers.SingleOrDefaultAsync(p => p.Id == old!.Id, cancellation) is { } now
                    ? new ProviderChangedMeanwhile(now)
                    : new NotFound(nameof(Provider), old!.Id);
        }
    }

    /// <summary>Whether the actor may add a provider.</summary>
    public static bool MayAdd(Actor actor) => actor.EditsDirectory || actor.EditsAreas.Count > 0;

    /// <summary>Whether the actor may change the provider.</summary>
    public async Task<bool> MayChangeAsync(int providerId, Actor actor, CancellationToken cancellation) =>
        await RefusalAsync(providerId, actor, cancellation) is null;

    /// <summary>Why the actor may not change the provider, and who may; null where they may.</summary>
    public async Task<NotAllowed?> RefusalAsync(int providerId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await RefusalAsync(db, providerId, actor, cancellation);
    }

    /// <summary>The providers of which the actor may add a service, by name.</summary>
    public async Task<IReadOnlyList<Provider>> OfferedAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await db.Providers.Where(p => actor.EditsDirectory || actor.EditsAreas.Count > 0 || actor.KeepsProviders.Contains(p.Id))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancellation);
    }

    /// <summary>The provider as it would be saved, to compare it with another's version.</summary>
    internal static Provider Preview(ProviderDraft draft) => Build(draft, old: null);

    private static async Task<Problem?> ProblemAsync(
        DirectoryDbContext db, ProviderDraft draft, Provider? old, Actor actor, CancellationToken cancellation)
    {
        if (draft.Id is not { } id)
        {
            return MayAdd(actor) ? null : new NotAllowed("You cannot add a provider. Ask your area's directory editor.");
        }

        if (old is null)
        {
            return new NotFound(nameof(Provider), id);
        }

        if (await RefusalAsync(db, id, actor, cancellation) is { } refusal)
        {
            return refusal;
        }

        return draft.Version switch
        {
            null => new InvalidInput("Send the version that you read, so that nobody's change is lost.", "version"),
            { } version when version != old.Version => new ProviderChangedMeanwhile(old),
            _ => null,
        };
    }

    private static async Task<NotAllowed?> RefusalAsync(
        DirectoryDbContext db, int providerId, Actor actor, CancellationToken cancellation)
    {
        if (actor.EditsDirectory || actor.KeepsProviders.Contains(providerId))
        {
            return null;
        }

        if (actor.EditsAreas.Count == 0)
        {
            return new NotAllowed();
        }

        var services = await db.Services.AsNoTracking().Where(s => s.ProviderId == providerId).Include(s => s.CatchmentAreas)
            .OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancellation);
        var others = new List<Service>();
        foreach (var service in services)
        {
            if (!await actor.MayKeepServiceAsync(db, service.Id, cancellation))
            {
                others.Add(service);
            }
        }

        return others.Count == 0 ? null : new NotAllowed(OthersToo(others));
    }

    private static string OthersToo(List<Service> others)
    {
        var areas = others.SelectMany(s => s.CatchmentAreas).Select(a => a.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        var editors = areas.Count == 0 ? "" : $", or the directory editors of {Phrases.ShortList(areas, "and")}";
        var named = Phrases.ShortList([.. others.Select(s => s.Name)], "and");
        return $"Not all of its services are yours: {named}. Ask the provider’s own staff to change it{editors}.";
    }

    private static Provider Build(ProviderDraft draft, Provider? old)
    {
        ProviderRules.Read(draft);
        ProviderRules.CheckEssential(draft, isNew: old is null);
        return ProviderRules.Build(draft, old);
    }

    // As a file of services knows a provider: by its code, else by its name in any case.
    private static async Task CheckUniqueAsync(
        DirectoryDbContext db, ProviderDraft draft, Provider provider, Provider? old, CancellationToken cancellation)
    {
        var own = old?.Id ?? 0;
        var others = await db.Providers.AsNoTracking().Where(p => p.Id != own).Select(p => new { p.Name, p.OdsCode })
            .ToListAsync(cancellation);
        if (others.Exists(other => other.Name.Equals(provider.Name, StringComparison.OrdinalIgnoreCase)))
        {
            draft.Problems.Reject(
                nameof(draft.Name), "Another provider here has this name. Use that one, or give this one a name that tells them apart.");
        }

        if (provider.OdsCode is { } code && others.Find(other => other.OdsCode == code) is { } holder)
        {
            draft.Problems.Reject(
                nameof(draft.OdsCode), $"{holder.Name} has the ODS code {code} here. Correct the code, or use that provider.");
        }
    }

    private async Task<Provider> WriteAsync(
        DirectoryDbContext db, Provider? old, Provider provider, Actor actor, CancellationToken cancellation)
    {
        var changes = ProviderRules.Differences(old, provider);
        if (changes.Count == 0)
        {
            return old!;
        }

        if (old is null)
        {
            db.Providers.Add(provider);
            await db.SaveChangesAsync(cancellation);
        }
        else
        {
            ProviderRules.Copy(provider, old);
            old.Version++;
        }

        AuditTrail.Add(db, actor, clock.GetUtcNow(), old is null ? "add provider" : "change provider", $"Provider {(old ?? provider).Id}",
            null, changes);
        await db.SaveChangesAsync(cancellation);
        return old ?? provider;
    }
}
