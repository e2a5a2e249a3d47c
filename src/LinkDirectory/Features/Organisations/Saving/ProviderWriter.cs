using System.Data;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>Saves one provider from a draft. Who may change it, <see cref="ProviderRights"/> says; any editor may add one.</summary>
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
        try
        {
            var saved = await SaveInAsync(db, draft, actor, detail: null, cancellation);
            if (saved.IsDone)
            {
                await transaction.CommitAsync(cancellation);
            }

            return saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync(cancellation);
            await using var again = directory.OpenToRead();
            return await again.Providers.SingleOrDefaultAsync(p => p.Id == draft.Id, cancellation) is { } now
                    ? new ProviderChangedMeanwhile(now)
                    : new NotFound(nameof(Provider), draft.Id ?? 0);
        }
    }

    /// <summary>Whether the actor may add a provider.</summary>
    public static bool MayAdd(Actor actor) => actor.EditsDirectory || actor.EditsAreas.Count > 0;

    /// <summary>What the actor may do about the provider.</summary>
    public async Task<ProviderRights> RightsAsync(int providerId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        return await ProviderRights.OfAsync(db, providerId, actor, cancellation);
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

    /// <summary>Saves it in the transaction of its caller, who commits what is done and nothing else.</summary>
    /// <param name="detail">What the trail says of how it came about; null where it was saved for its own sake.</param>
    internal async Task<Result<Provider>> SaveInAsync(
        DirectoryDbContext db, ProviderDraft draft, Actor actor, string? detail, CancellationToken cancellation)
    {
        var old = draft.Id is { } id ? await db.Providers.SingleOrDefaultAsync(p => p.Id == id, cancellation) : null;
        if (await ProblemAsync(db, draft, old, actor, cancellation) is { } problem)
        {
            return problem;
        }

        var made = await MakeAsync(db, draft, old, cancellation);
        return made.IsDone ? await WriteAsync(db, old, made.Value, actor, detail, cancellation) : made;
    }

    /// <summary>The provider that a draft makes of the one before, by every rule; nothing is written.</summary>
    internal static async Task<Result<Provider>> MakeAsync(
        DirectoryDbContext db, ProviderDraft draft, Provider? old, CancellationToken cancellation)
    {
        var provider = Build(draft, old);
        await CheckUniqueAsync(db, draft, provider, old, cancellation);
        return draft.Refusals is { Count: > 0 } refusals ? Result<Provider>.Refused(refusals) : provider;
    }

    /// <summary>Whether a draft was made of another version than the provider has now.</summary>
    internal static Problem? ProblemOfVersion(ProviderDraft draft, Provider now) => draft.Version switch
    {
        null => new InvalidInput("Send the version that you read, so that nobody's change is lost.", "version"),
        { } version when version != now.Version => new ProviderChangedMeanwhile(now),
        _ => null,
    };

    private static async Task<Problem?> ProblemAsync(
        DirectoryDbContext db, ProviderDraft draft, Provider? old, Actor actor, CancellationToken cancellation)
    {
        if (draft.Id is not { } id)
        {
            return MayAdd(actor) ? null : new NotAllowed("You cannot add a provider. Ask your area's directory editor.");
        }

        return old is null
            ? new NotFound(nameof(Provider), id)
            : (await ProviderRights.OfAsync(db, id, actor, cancellation)).Refusal ?? ProblemOfVersion(draft, old);
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
        DirectoryDbContext db, Provider? old, Provider provider, Actor actor, string? detail, CancellationToken cancellation)
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
            detail, changes);
        await db.SaveChangesAsync(cancellation);
        return old ?? provider;
    }
}
