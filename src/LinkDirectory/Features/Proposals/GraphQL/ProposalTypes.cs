using LinkDirectory.Api;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Proposals.GraphQL;

[ExtendObjectType<Provider>]
public static partial class ProposalsOfProvider
{
    /// <summary>
    /// Changes of it that are proposed and nobody has answered: all of them for those who may answer with `answerProviderProposal`, their
    /// own for editors who proposed one. Empty for everybody else.
    /// </summary>
    // Where something is proposed, each of the provider's services is asked whose it is.
    [Cost(Price.ServicesOfOne)]
    public static async Task<IReadOnlyList<ProviderProposalView>> GetProposalsAsync(
        [Parent] Provider provider, IProposalsByProviderDataLoader proposals, CancellationToken cancellation) =>
        await proposals.LoadAsync(provider.Id, cancellation);
}

/// <summary>Proposals by provider, many at once, as the viewer may see them.</summary>
public static class ProposalLoaders
{
    [DataLoader]
    public static Task<ILookup<int, ProviderProposalView>> GetProposalsByProviderAsync(
        IReadOnlyList<int> keys, ProposalsWaiting proposals, Actor actor, CancellationToken cancellation) =>
        proposals.ByProviderAsync(keys, actor, cancellation);
}

[ObjectType<ProviderProposalView>]
public static partial class ProviderProposalType
{
    static partial void Configure(IObjectTypeDescriptor<ProviderProposalView> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("ProviderProposal")
            .Description("A change of a provider that an editor may not make themselves, put to those who may.");
        descriptor.Field(p => p.Id).Name("id").ID("ProviderProposal").Description("The id: opaque, and unique across all types.");
        descriptor.Field(p => p.Provider).Description("The provider as it is now. Send its version to agree.");
        descriptor.Field(p => p.ProposedBy).Description("The name of the person who proposed it.");
        descriptor.Field(p => p.ProposedAt).Description("When it was proposed.");
        descriptor.Field(p => p.Replaces).Description("Whether it took the place of another by the same person that waited.");
        descriptor.Field(p => p.State).Description("How it stands.");
        descriptor.Field(p => p.Changes).Description("What would change, each field from what to what.");
    }

    [NodeResolver]
    public static Task<ProviderProposalView?> GetByIdAsync(
        int id, ProposalsWaiting proposals, Actor actor, CancellationToken cancellation) =>
        proposals.FindAsync(id, actor, cancellation);
}

[ObjectType<ProposedChange>]
public static partial class ProposedChangeType
{
    static partial void Configure(IObjectTypeDescriptor<ProposedChange> descriptor)
    {
        descriptor.BindFieldsExplicitly().Description("A field of a provider, from what to what.");
        descriptor.Field(c => c.Field).Description("The field.");
        descriptor.Field(c => c.From).Description("What it said when it was proposed, in words; null where it said nothing.");
        descriptor.Field(c => c.To).Description("What it would say, in words; null where it would say nothing.");
    }
}
