using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Features.Proposals;

namespace LinkDirectory.Features.Demo;

/// <summary>
/// A change that the demo's editor, who keeps some of a trust's services and not all, proposes to the trust's staff on the day of the first
/// start.
/// </summary>
public sealed class DemoProposal(DirectoryDb directory, ProviderProposals proposals)
{
    private const string Editor = "EDITOR@DEMO.EXAMPLE";
    private const string OdsCode = "ZDN";
    private const string Website = "https://children.keldervalley-nhs.example/";

    /// <summary>Makes it unless the editor has proposed something to the trust before, whatever became of that.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var provider = await db.Providers.SingleOrDefaultAsync(p => p.OdsCode == OdsCode, cancellation);
        var account = await db.Accounts.Where(a => a.NormalizedEmail == Editor).Select(a => (int?)a.Id).SingleOrDefaultAsync(cancellation);
        if (provider is null || account is not { } editor
            || await db.ProviderProposals.AnyAsync(p => p.ProviderId == provider.Id && p.ProposedById == editor, cancellation)
            || await Actors.FindByAccountAsync(db, editor, cancellation) is not { } actor)
        {
            return;
        }

        var draft = new ProviderDraft { Id = provider.Id, Version = provider.Version, Website = Website };
        await proposals.ProposeAsync(draft, actor, cancellation);
    }
}
