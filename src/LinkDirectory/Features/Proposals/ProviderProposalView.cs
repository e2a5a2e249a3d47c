using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Proposals;

/// <summary>How a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>Those who may change the provider have not answered.</summary>
    Waiting,

    /// <summary>It waits, though the provider says all of it already: nothing is left to decide.</summary>
    Overtaken,

    /// <summary>It waits, and the provider has been changed in what is proposed, to something else: nobody can agree to it.</summary>
    Outdated,

    /// <summary>The provider was changed accordingly.</summary>
    Agreed,

    /// <summary>The provider stays as it is.</summary>
    Declined,

    /// <summary>The person who proposed it took it back, or proposed something else instead.</summary>
    Withdrawn,
}

/// <summary>A field of a provider from what to what, in words; null where it says nothing.</summary>
public sealed record ProposedChange(ProviderField Field, string? From, string? To);

/// <summary>A proposal as people see it who may: those who may answer it, and the person who proposed it.</summary>
/// <param name="Provider">As it is now.</param>
/// <param name="ProposedBy">The name on the account that proposed it. Personal data.</param>
/// <param name="IsOwn">Whether the reader proposed it.</param>
/// <param name="MayAnswer">Whether the reader may agree to it or decline it while it waits.</param>
/// <param name="Replaces">Whether it took the place of another by the same person that waited.</param>
public sealed record ProviderProposalView(
    int Id, Provider Provider, string ProposedBy, DateTimeOffset ProposedAt, ProposalState State, IReadOnlyList<ProposedChange> Changes,
    bool IsOwn, bool MayAnswer, bool Replaces)
{
    /// <summary>Those of the proposals that the actor may see. Their providers are loaded.</summary>
    internal static async Task<IReadOnlyList<ProviderProposalView>> ReadAsync(
        DirectoryDbContext db, IReadOnlyCollection<ProviderProposal> proposals, Actor actor, CancellationToken cancellation)
    {
        if (proposals.Count == 0)
        {
            return [];
        }

        var answered = new HashSet<int>();
        foreach (var provider in proposals.Select(p => p.ProviderId).Distinct())
        {
            if ((await ProviderRights.OfAsync(db, provider, actor, cancellation)).MayChange)
            {
                answered.Add(provider);
            }
        }

        var seen = proposals.Where(p => answered.Contains(p.ProviderId) || p.ProposedById == actor.AccountId).ToList();
        var accounts = seen.Select(p => p.ProposedById).Distinct().ToList();
        var names = await db.Accounts.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        return
        [
            .. seen.Select(p => new ProviderProposalView(
                p.Id, p.Provider, names.GetValueOrDefault(p.ProposedById, "A directory editor"), p.ProposedAt, p.StateBeside(p.Provider),
                ChangesOf(p), p.ProposedById == actor.AccountId, answered.Contains(p.ProviderId), p.Replaces)),
        ];
    }

    internal static IReadOnlyList<ProposedChange> ChangesOf(ProviderProposal proposal) =>
        [.. proposal.Fields.Select(field => new ProposedChange(field, Words(proposal.Before, field), Words(proposal.Proposed, field)))];

    private static string? Words(ProviderFields of, ProviderField field) =>
        field == ProviderField.Kind && of.Kind is { } kind ? kind.ChoiceName() : of[field];
}
