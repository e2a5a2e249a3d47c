using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Access.People;

/// <summary>
/// The accounts of a Development server's demo, one for each role, all with one known password, and an invitation by the editor that waits
/// for a second person. Production has none.
/// </summary>
public sealed class DemoAccounts(
    DirectoryDb directory, Passwords passwords, Invitations invitations, IHostEnvironment environment, TimeProvider clock)
{
    /// <summary>Everybody's password in the demo; the documentation gives it.</summary>
    public const string Password = "moor and mere demo";

    private static readonly (string Mailbox, string Name, UserRole Role, string? Organisation)[] Wanted =
    [
        ("lead", "Tracey Hargreaves", UserRole.SchoolStaff, "990004"),
        ("camhs", "Callum Demo", UserRole.ProviderStaff, "ZDN"),
        ("commissioner", "Chris Demo", UserRole.Commissioner, "E54999001"),
        ("editor", "Edie Demo", UserRole.DirectoryEditor, "LINK-NE1"),
        ("admin", "Ade Demo", UserRole.Administrator, null),
    ];

    // Staff of a service see people everywhere, which the editor does not.
    private static readonly InvitationGiven Asked = new("nadia@demo.example", "Nadia Demo", UserRole.ProviderStaff, "northmoor-mhst");

    /// <summary>Makes those that are missing and whose organisation is there. Does nothing outside Development.</summary>
    /// <returns>The addresses of the demo's accounts that there are now.</returns>
    public async Task<IReadOnlyList<string>> EnsureAsync(Actor actor, CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        await using var db = directory.Open();
        var emails = new List<string>();
        foreach (var (mailbox, name, role, organisation) in Wanted)
        {
            if (await Grant.FindAsync(db, role, organisation, cancellation) is not { } grant)
            {
                continue;
            }

            var email = $"{mailbox}@demo.example";
            emails.Add(email);
            if (!await db.Accounts.AnyAsync(a => a.NormalizedEmail == EmailText.Normalize(email), cancellation))
            {
                await AddAsync(db, actor, email, name, grant, cancellation);
            }
        }

        await AskAsync(db, cancellation);
        return emails;
    }

    // Dated from today: one that nobody answered in time is made again. One that somebody has answered stays answered.
    private async Task AskAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var (now, invited, editor) = (clock.GetUtcNow(), EmailText.Normalize(Asked.Email), EmailText.Normalize("editor@demo.example"));
        if (await db.Accounts.Where(a => a.NormalizedEmail == editor).Select(a => (int?)a.Id).SingleOrDefaultAsync(
                cancellation) is { } giver
            && await Actors.FindByAccountAsync(db, giver, cancellation) is { } actor
            && !await db.Invitations.AnyAsync(i => i.NormalizedEmail == invited
                && (i.ExpiresAt > now || i.AgreedById != null || i.WithdrawnAt != null), cancellation))
        {
            await invitations.InviteAsync(actor, Asked, cancellation);
        }
    }

    private async Task AddAsync(DirectoryDbContext db, Actor actor, string email, string name, Grant grant, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var account = Account.Create(name, email, now);
        (account.EmailConfirmedAt, account.PersonId) = (now, await PersonOfAsync(db, grant, name, cancellation));
        account.PasswordHash = passwords.Hash(account, Password);
        account.Memberships.Add(grant.Membership(account.Id, now, by: null));
        db.Accounts.Add(account);
        AuditTrail.Add(db, actor, now, "grant membership", $"demo account {grant.Role}", grant.ToString());
        await db.SaveChangesAsync(cancellation);
    }

    // The school's lead is the person in the directory who holds that role.
    private static Task<int?> PersonOfAsync(DirectoryDbContext db, Grant grant, string name, CancellationToken cancellation) =>
        db.Holders.Where(h => h.Person.Name == name
            && db.PointsOfContact.Any(c => c.Id == h.PointOfContactId && c.SchoolId == grant.SchoolId && grant.SchoolId != null))
            .Select(h => (int?)h.PersonId).FirstOrDefaultAsync(cancellation);
}
