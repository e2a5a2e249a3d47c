using LinkDirectory.Features.Access.Tokens;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>The person who has signed in: what they may do, and their name as pages greet them.</summary>
/// <param name="PersonName">Personal data.</param>
public sealed record Standing(Actor Actor, string PersonName);

/// <summary>
/// Makes an <see cref="Actor"/> of an account and its memberships as they are now, in two statements. A closed or unconfirmed
/// account, or one whose credentials have changed since, makes none.
/// </summary>
public sealed class Actors(DirectoryDb directory, TokenUses uses, IOptions<SessionOptions> sessions, TimeProvider clock)
{
    /// <summary>The standing behind a session; null where it is over.</summary>
    public async Task<Standing?> FindBySessionAsync(Session session, CancellationToken cancellation)
    {
        var over = clock.GetUtcNow() - sessions.Value.Longest;
        await using var db = directory.OpenToRead();
        var begun = await (from s in db.SignInSessions
                           where s.Id == session.Id && s.StartedAt > over
                           join a in db.OpenAccounts on s.AccountId equals a.Id
                           where a.Id == session.AccountId && a.SecurityStamp == session.SecurityStamp
                           select new { s.Id, s.StartedAt, Account = new AccountRow(a.Id, a.PersonId, a.Name) })
            .SingleOrDefaultAsync(cancellation);
        if (begun is null)
        {
            return null;
        }

        var standing = await StandingAsync(db, begun.Account, TokenScope.Write, Channel.Page, cancellation);
        return standing with { Actor = standing.Actor with { SessionId = begun.Id, SignedInAt = begun.StartedAt } };
    }

    /// <summary>Who the holder of an account is now, however they come; null where it is closed or its address never confirmed.</summary>
    internal static async Task<Actor?> FindByAccountAsync(DirectoryDbContext db, int accountId, CancellationToken cancellation)
    {
        var account = await db.OpenAccounts.Where(a => a.Id == accountId)
            .Select(a => new AccountRow(a.Id, a.PersonId, a.Name)).SingleOrDefaultAsync(cancellation);
        return account is null ? null : (await StandingAsync(db, account, TokenScope.Write, Channel.Page, cancellation)).Actor;
    }

    /// <summary>The standing of the holder of a personal access token; null where it is unknown, expired or revoked.</summary>
    public async Task<Standing?> FindByTokenAsync(string token, CancellationToken cancellation)
    {
        var hash = TokenText.HashOf(token);
        var now = clock.GetUtcNow();
        await using var db = directory.OpenToRead();
        var held = await (from t in db.AccessTokens
                          where t.Hash == hash
                          join a in db.OpenAccounts on t.AccountId equals a.Id
                          select new { Token = t, Account = new AccountRow(a.Id, a.PersonId, a.Name) }).SingleOrDefaultAsync(cancellation);
        if (held is null || held.Token.RevokedAt is not null || held.Token.ExpiresAt <= now)
        {
            return null;
        }

        uses.Note(held.Token, now);
        return await StandingAsync(db, held.Account, held.Token.Scope, Channel.Api, cancellation);
    }

    private static async Task<Standing> StandingAsync(
        DirectoryDbContext db, AccountRow account, TokenScope scope, Channel channel, CancellationToken cancellation)
    {
        var rows = await db.Memberships.Where(m => m.AccountId == account.Id)
            .Select(m => new MembershipRow(
                m.Role, m.SchoolId, m.ProviderId, m.ServiceId, m.AreaId,
                db.AreaReaches.Where(r => r.AreaId == m.AreaId).Select(r => r.OtherAreaId).ToList(),
                db.SchoolAreas.Where(s => s.SchoolId == m.SchoolId).Select(s => s.AreaId).ToList(),
                db.SchoolHeirs.Where(h => h.ClosedSchoolId == m.SchoolId && h.DeclinedAt == null).Select(h => (int?)h.SchoolId)
                    .SingleOrDefault(),
                db.SchoolHeirs.Where(h => h.SchoolId == m.SchoolId && h.DeclinedAt == null).Select(h => h.ClosedSchoolId).ToList(),
                db.Services.Where(s => s.ProviderId == m.ProviderId).Select(s => s.Id).ToList()))
            .ToListAsync(cancellation);
        var reader = Reading(new Actor($"account {account.Id}", channel) { AccountId = account.Id }, rows);
        return new Standing(scope == TokenScope.Read ? reader : Changing(reader, account, rows), account.Name);
    }

    /// <summary>Whom somebody would see who had this role alone.</summary>
    internal static async Task<Actor> SightOfAsync(DirectoryDbContext db, Grant grant, CancellationToken cancellation)
    {
        var reached = await db.AreaReaches.Where(r => r.AreaId == grant.AreaId).Select(r => r.OtherAreaId).ToListAsync(cancellation);
        var ofSchool = await db.SchoolAreas.Where(s => s.SchoolId == grant.SchoolId).Select(s => s.AreaId).ToListAsync(cancellation);
        var heir = await db.SchoolHeirs.Where(h => h.ClosedSchoolId == grant.SchoolId && h.DeclinedAt == null)
            .Select(h => (int?)h.SchoolId).SingleOrDefaultAsync(cancellation);
        var before = await db.SchoolHeirs.Where(h => h.SchoolId == grant.SchoolId && h.DeclinedAt == null).Select(h => h.ClosedSchoolId)
            .ToListAsync(cancellation);
        return Reading(Actor.Anonymous(Channel.Page),
        [
            new MembershipRow(
                grant.Role, grant.SchoolId, grant.ProviderId, grant.ServiceId, grant.AreaId, reached, ofSchool, heir, before, []),
        ]);
    }

    private static Actor Reading(Actor who, List<MembershipRow> rows)
    {
        var schoolStaff = rows.Where(m => m.Role == UserRole.SchoolStaff).ToList();
        return who with
        {
            ReadsPeople = rows.Exists(m => m.Role == UserRole.ProviderStaff),
            ReadsPeopleInAreas = schoolStaff.SelectMany(m => m.AreasOfSchool)
                .Concat(Areas(rows, UserRole.Commissioner, UserRole.DirectoryEditor)).ToHashSet(),
            ReadsPeopleOfSchools = schoolStaff.SelectMany(m => m.Schools.Concat(m.SchoolsBefore)).ToHashSet(),
        };
    }

    // What a token that only reads is not given: everything by which anything may be changed.
    private static Actor Changing(Actor reader, AccountRow account, List<MembershipRow> rows)
    {
        var providerStaff = rows.Where(m => m.Role == UserRole.ProviderStaff).ToList();
        return reader with
        {
            PersonId = account.PersonId,
            EditsAreas = Areas(rows, UserRole.DirectoryEditor),
            KeepsSchools = rows.Where(m => m.Role == UserRole.SchoolStaff).SelectMany(m => m.Schools).ToHashSet(),
            KeepsProviders = providerStaff.Select(m => m.ProviderId).OfType<int>().ToHashSet(),
            KeepsServices = providerStaff.SelectMany(m => m.ServicesOfProvider.Concat(m.ServiceId is { } one ? [one] : [])).ToHashSet(),
            Administers = rows.Exists(m => m.Role == UserRole.Administrator),
        };
    }

    private static HashSet<int> Areas(List<MembershipRow> rows, params UserRole[] roles) =>
        rows.Where(m => roles.Contains(m.Role)).SelectMany(m => m.AreaId is { } area ? m.AreasReached.Append(area) : []).ToHashSet();

    private sealed record AccountRow(int Id, int? PersonId, string Name);

    private sealed record MembershipRow(
        UserRole Role, int? SchoolId, int? ProviderId, int? ServiceId, int? AreaId, List<int> AreasReached, List<int> AreasOfSchool,
        int? SchoolThatFollowed, List<int> SchoolsBefore, List<int> ServicesOfProvider)
    {
        /// <summary>The school that it is for, and the one that alone followed it.</summary>
        public IEnumerable<int> Schools => new[] { SchoolId, SchoolThatFollowed }.OfType<int>();
    }
}
