using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access.People;

/// <summary>The mails of an invitation: to the person invited, and to those who watch over what is given.</summary>
public sealed class InvitationMails(Outbox outbox, SiteAddress site, IOptions<LinkLifetimeOptions> lifetimes)
{
    internal async Task InviteAsync(DirectoryDbContext db, Invitation invitation, string token, CancellationToken cancellation)
    {
        var link = site.Link(AccessPages.WithToken(AccessPages.Invitation, token));
        var content = InvitationMail.Write(
            await RoleAsync(db, Grant.From(invitation), cancellation), invitation.Role.Allows(), link, lifetimes.Value.Invitation);
        await outbox.AddAsync(
            db, new Mail(NotificationKind.Invitation, invitation.Email, content) { Name = invitation.Name }, cancellation);
    }

    /// <summary>Tells the other editors and the administrators who gives what to whom, and asks them to agree where one must.</summary>
    internal Task TellWatchersAsync(DirectoryDbContext db, Invitation invitation, CancellationToken cancellation) =>
        TellAsync(db, Grant.From(invitation), invitation.InvitedById, invitation.Name, invitation.Email,
            invitation.IsSettled ? null : AccessPages.Asked(invitation.Id), cancellation);

    /// <summary>Tells them of a role that was given without an invitation.</summary>
    internal Task TellWatchersAsync(DirectoryDbContext db, Grant grant, Account of, CancellationToken cancellation) =>
        TellAsync(db, grant, giverId: null, of.Name, of.Email, asked: null, cancellation);

    /// <summary>Asks the other administrators to agree that a member of staff may read referrals.</summary>
    internal async Task AskForReferralsAsync(DirectoryDbContext db, Membership membership, int? askerId, CancellationToken cancellation)
    {
        var member = await db.Accounts.SingleAsync(a => a.Id == membership.AccountId, cancellation);
        var content = RoleGivenMail.WriteForReferrals(
            await NameAsync(db, askerId, cancellation), member.Name, member.Email,
            await RoleAsync(db, Grant.From(membership), cancellation), site.Link($"{AccessPages.People}/{member.Id}"));
        foreach (var administrator in await GrantRules.WatchersAsync(
            db, new Grant(UserRole.Administrator), askerId, member.NormalizedEmail, cancellation))
        {
            await outbox.AddAsync(db, administrator.MailOf(NotificationKind.RoleGiven, content), cancellation);
        }
    }

    private async Task TellAsync(
        DirectoryDbContext db, Grant grant, int? giverId, string name, string email, string? asked, CancellationToken cancellation)
    {
        var giver = await NameAsync(db, giverId, cancellation);
        var role = await RoleAsync(db, grant, cancellation);
        var content = asked is null
            ? RoleGivenMail.Write(giver, name, email, role, site.Link(AccessPages.People))
            : RoleGivenMail.WriteToAgree(giver, name, email, role, site.Link(asked));
        foreach (var watcher in await GrantRules.WatchersAsync(db, grant, giverId, EmailText.Normalize(email), cancellation))
        {
            await outbox.AddAsync(db, watcher.MailOf(NotificationKind.RoleGiven, content), cancellation);
        }
    }

    private static Task<string?> NameAsync(DirectoryDbContext db, int? accountId, CancellationToken cancellation) =>
        db.Accounts.Where(a => a.Id == accountId).Select(a => a.Name).SingleOrDefaultAsync(cancellation);

    private static async Task<string> RoleAsync(DirectoryDbContext db, Grant grant, CancellationToken cancellation) =>
        grant.Role.DisplayName(await OrganisationNames.FindAsync(db, grant, cancellation));
}
