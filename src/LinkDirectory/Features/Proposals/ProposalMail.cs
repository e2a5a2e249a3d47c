using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Proposals;

/// <summary>Writes to those who may answer a proposal, and to the person who made it, in the transaction of what it tells of.</summary>
public sealed class ProposalMail(Outbox outbox, SiteAddress site)
{
    internal async Task ProposedAsync(DirectoryDbContext db, ProviderProposal proposal, CancellationToken cancellation)
    {
        var (told, mayAnswer) = await DecidersAsync(db, proposal, cancellation);
        var proposer = await db.Accounts.Where(a => a.Id == proposal.ProposedById).Select(a => a.Name).SingleAsync(cancellation);
        var changes = Lines(proposal);
        var content = mayAnswer
            ? ChangeProposedMail.Write(proposal.Provider.Name, proposer, changes, PageOf(proposal))
            : ChangeProposedMail.WriteToAdministrator(proposal.Provider.Name, proposer, changes, site.Link(AccessPages.People));
        foreach (var account in told)
        {
            await outbox.AddAsync(db, account.MailOf(NotificationKind.ChangeProposed, content) with
            {
                OnceKey = FormattableString.Invariant($"{NotificationKind.ChangeProposed} {proposal.Id} {account.Id}"),
            }, cancellation);
        }
    }

    internal async Task AnsweredAsync(DirectoryDbContext db, ProviderProposal proposal, bool agreed, CancellationToken cancellation)
    {
        if (await db.OpenAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == proposal.ProposedById, cancellation) is not { } proposer)
        {
            return;
        }

        var content = ChangeAnsweredMail.Write(proposal.Provider.Name, agreed, Lines(proposal), PageOf(proposal));
        await outbox.AddAsync(db, proposer.MailOf(NotificationKind.ChangeAnswered, content) with
        {
            OnceKey = FormattableString.Invariant($"{NotificationKind.ChangeAnswered} {proposal.Id}"),
        }, cancellation);
    }

    // The provider's own staff; where nobody has an account, the editors who may change it; where there are none of these either, the
    // administrators, who can invite somebody.
    private static async Task<(IReadOnlyList<Account> Told, bool MayAnswer)> DecidersAsync(
        DirectoryDbContext db, ProviderProposal proposal, CancellationToken cancellation)
    {
        var staff = await Others(db, proposal).Where(a => a.Memberships.Any(m =>
            m.Role == UserRole.ProviderStaff && m.ProviderId == proposal.ProviderId)).ToListAsync(cancellation);
        if (staff.Count > 0)
        {
            return (staff, MayAnswer: true);
        }

        var areas = await db.AreasNamedBy(db.Services.Where(s => s.ProviderId == proposal.ProviderId)).ToListAsync(cancellation);
        var candidates = await Others(db, proposal).Where(a => a.Memberships.Any(m => m.Role == UserRole.DirectoryEditor
            && (areas.Contains(m.AreaId!.Value)
                || db.AreaReaches.Any(r => r.AreaId == m.AreaId && areas.Contains(r.OtherAreaId))))).ToListAsync(cancellation);
        var editors = new List<Account>();
        foreach (var candidate in candidates)
        {
            if (await Actors.FindByAccountAsync(db, candidate.Id, cancellation) is { } actor
                && (await ProviderRights.OfAsync(db, proposal.ProviderId, actor, cancellation)).MayChange)
            {
                editors.Add(candidate);
            }
        }

        return editors.Count > 0
            ? (editors, MayAnswer: true)
            : (await GrantRules.WatchersAsync(
                db, new Grant(UserRole.Administrator), proposal.ProposedById, normalizedEmail: "", cancellation), MayAnswer: false);
    }

    private static IQueryable<Account> Others(DirectoryDbContext db, ProviderProposal proposal) =>
        db.OpenAccounts.AsNoTracking().Where(a => a.Id != proposal.ProposedById).OrderBy(a => a.Id);

    private static IReadOnlyList<string> Lines(ProviderProposal proposal) =>
        [.. ProviderProposalView.ChangesOf(proposal).Select(change => change.InWords())];

    private Uri PageOf(ProviderProposal proposal) => site.Link($"/providers/{proposal.ProviderId}");
}
