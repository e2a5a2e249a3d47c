using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Proposals;

/// <summary>What became of a proposal.</summary>
public enum ProposalOutcome
{
    /// <summary>Nobody has answered it yet.</summary>
    Waiting,

    Agreed,
    Declined,

    /// <summary>Taken back by the person who proposed it, or another of theirs took its place.</summary>
    Withdrawn,
}

/// <summary>A change of a provider that an editor may not make themselves, put to those who may.</summary>
public sealed class ProviderProposal
{
    public int Id { get; set; }

    public required int ProviderId { get; set; }

    public Provider Provider { get; set; } = null!;

    /// <summary>The account that proposed it.</summary>
    public required int ProposedById { get; set; }

    public required DateTimeOffset ProposedAt { get; set; }

    /// <summary>Whether it took the place of another by the same account that waited.</summary>
    public bool Replaces { get; set; }

    /// <summary>What the provider said when it was proposed, in the fields that it would change.</summary>
    public required ProviderFields Before { get; set; }

    /// <summary>What it would say in those fields.</summary>
    public required ProviderFields Proposed { get; set; }

    public ProposalOutcome Outcome { get; set; }

    /// <summary>The account that answered or withdrew it; null while it waits, and where it was the command line.</summary>
    public int? AnsweredById { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The fields that it would change.</summary>
    public IEnumerable<ProviderField> Fields => Enum.GetValues<ProviderField>().Where(one => Before[one] != Proposed[one]);

    /// <summary>How it stands beside the provider as it is now.</summary>
    public ProposalState StateBeside(Provider now)
    {
        var says = ProviderFields.Of(now);
        return Outcome switch
        {
            ProposalOutcome.Agreed => ProposalState.Agreed,
            ProposalOutcome.Declined => ProposalState.Declined,
            ProposalOutcome.Withdrawn => ProposalState.Withdrawn,
            _ when Fields.All(field => says[field] == Proposed[field]) => ProposalState.Overtaken,
            _ when Fields.Any(field => says[field] != Before[field] && says[field] != Proposed[field]) => ProposalState.Outdated,
            _ => ProposalState.Waiting,
        };
    }

    /// <summary>The proposed fields, and no others, as somebody saves them who read a version of the provider.</summary>
    internal ProviderDraft AsDraft(int? version)
    {
        var draft = new ProviderDraft { Id = ProviderId, Version = version };
        foreach (var field in Fields)
        {
            switch (field)
            {
                case ProviderField.Name:
                    draft.Name = Proposed.Name;
                    break;
                case ProviderField.OdsCode:
                    draft.OdsCode = Proposed.OdsCode;
                    break;
                case ProviderField.Kind:
                    draft.Kind = Proposed.Kind;
                    break;
                case ProviderField.Website:
                    draft.Website = Proposed.Website;
                    break;
            }
        }

        return draft;
    }

    internal void Settle(ProposalOutcome outcome, Actor actor, DateTimeOffset at) =>
        (Outcome, AnsweredById, AnsweredAt) = (outcome, actor.AccountId, at);
}

internal sealed class ProviderProposalConfiguration : IEntityTypeConfiguration<ProviderProposal>
{
    public void Configure(EntityTypeBuilder<ProviderProposal> proposal)
    {
        proposal.ToTable("ProviderProposals");
        // It is answered once: of two answers at the same moment the second finds another outcome than it had read.
        proposal.Property(p => p.Outcome).IsConcurrencyToken();
        proposal.Ignore(p => p.Fields);
        proposal.ComplexProperty(p => p.Before);
        proposal.ComplexProperty(p => p.Proposed);
        proposal.HasIndex(p => new { p.ProviderId, p.ProposedById }).IsUnique()
            .HasFilter($"\"{nameof(ProviderProposal.Outcome)}\" = '{nameof(ProposalOutcome.Waiting)}'");
        proposal.HasOne(p => p.Provider).WithMany().HasForeignKey(p => p.ProviderId).OnDelete(DeleteBehavior.Cascade);
    }
}
