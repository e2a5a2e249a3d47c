using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>
/// Giving and taking roles, as every role: each visitor sends every form for every kind of grant, whether or not a page shows it to them.
/// Pages are the only door; no mutation gives a role, and the command line is its operator's.
/// </summary>
public sealed class GrantWalkTests : IAsyncDisposable
{
    private static readonly string[] Grants =
    [
        "SchoolStaff here", "ProviderStaff of a service here", "ProviderStaff here", "Commissioner here", "DirectoryEditor here",
        "SchoolStaff elsewhere", "ProviderStaff of a service elsewhere", "ProviderStaff elsewhere", "Commissioner elsewhere",
        "DirectoryEditor elsewhere", "Administrator",
    ];

    /// <summary>
    /// What becomes of each act, a column for each of <see cref="Grants"/>: it is done, it waits for a second person, or it is refused.
    /// A visitor without a line for an act is refused all of it.
    /// </summary>
    private const string Decided = """
        editor of the area     | invite     | done waits waits done refused | refused refused refused refused refused | refused
        editor of the area     | agree      | done done  done  done refused | refused refused refused refused refused | refused
        editor of the area     | withdraw   | done done  done  done refused | refused refused refused refused refused | refused
        editor of the area     | end        | done done  done  done refused | refused refused refused refused refused | refused
        editor of another area | invite     | refused refused refused refused refused | done waits waits done refused | refused
        editor of another area | agree      | refused refused refused refused refused | done done  done  done refused | refused
        editor of another area | withdraw   | refused refused refused refused refused | done done  done  done refused | refused
        editor of another area | end        | refused refused refused refused refused | done done  done  done refused | refused
        administrator          | invite     | waits waits waits waits waits | waits waits waits waits waits | waits
        administrator          | agree      | done done done done done | done done done done done | done
        administrator          | withdraw   | done done done done done | done done done done done | done
        administrator          | end        | done done done done done | done done done done done | done
        administrator          | referrals  | waits waits waits refused refused | waits waits waits refused refused | refused
        administrator          | referrals2 | done done done refused refused | done done done refused refused | refused
        administrator          | close      | done done done done done | done done done done done | done
        """;

    /// <summary>The acts of the services that give roles. The rest of them read, or are done by the person who is invited.</summary>
    private static readonly string[] Acts =
    [
        "Invitations.InviteAsync", "Invitations.AgreeAsync", "Invitations.WithdrawAsync", "Invitations.AskedAsync", "Invitations.OpenAsync",
        "Invitations.AcceptAsync", "Memberships.EndAsync", "Memberships.SetReadsReferralsAsync", "Memberships.CloseAsync",
        "Memberships.ReopenAsync", "Memberships.RemoveAuthenticatorAsync",
    ];

    private readonly DirectoryApp app = new()
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:SignIn:PerAddress"] = "1000" },
    };

    private int made;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void It_is_decided_who_may_do_each()
    {
        var there = new[] { typeof(Invitations), typeof(Memberships) }.SelectMany(service => service.GetMethods()
            .Where(method => method.DeclaringType == service).Select(method => $"{service.Name}.{method.Name}")).Distinct().ToList();
        Breaches.MustBeNone(there.Except(Acts).Concat(Acts.Except(there)).Select(act => $"nobody decided who may {act}, or it is gone"));
        Assert.All(Enum.GetNames<UserRole>(), role =>
            Assert.Contains(Grants, grant => grant.Split(' ')[0].Equals(role, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("agree")]
    [InlineData("withdraw")]
    [InlineData("end")]
    [InlineData("referrals")]
    [InlineData("referrals2")]
    [InlineData("close")]
    public async Task Each_role_is_given_and_taken_by_those_who_may_and_no_other(string act)
    {
        var ground = await Ground.InAsync(app);
        var giver = await ground.Data.AccountAsync(UserRole.Administrator);
        var wrong = new List<string>();
        foreach (var visitor in ground.Visitors)
        {
            using var client = app.SignedIn(visitor.Account);
            using var page = await client.OpenAsync(visitor.Account is null ? "/sign-in" : "/sign-out");
            var proof = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var grant in Grants)
            {
                var sent = await PrepareAsync(act, new GivenRole(grant, ground), giver, ground.Data);
                using var form = new FormUrlEncodedContent(sent.Fields.Append(("_handler", sent.Handler))
                    .Append(("__RequestVerificationToken", proof)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
                using var answer = await client.PostAsync(sent.Address, form, Cancellation);
                var (became, expected) = (await sent.OutcomeAsync(), Expected(visitor, act, grant));
                if (became != expected) wrong.Add($"{visitor} and {act} of {grant}: {became}, not {expected} ({answer.StatusCode})");
            }
        }

        Breaches.MustBeNone(wrong);
    }

    private static string Expected(Visitor visitor, string act, string grant) => Decided.Split('\n')
        .Select(line => line.Split('|', 3, StringSplitOptions.TrimEntries))
        .Where(line => line[0] == visitor.Name && line[1] == act)
        .Select(line => line[2].Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)[Array.IndexOf(Grants, grant)])
        .SingleOrDefault("refused");

    private async Task<SentGrant> PrepareAsync(string act, GivenRole given, Account giver, TestData data)
    {
        if (act == "invite")
        {
            var email = $"invited{++made}@staff.example";
            return new SentGrant("/people/invite", "invite", async () => await InvitedAsync(email) is not { } invitation ? "refused"
                : invitation.NeedsSecondPerson ? "waits" : "done")
            {
                Fields = [("name", "New Person"), ("email", email), ("role", $"{given.Role}"), ("for", given.Code)],
            };
        }

        if (act is "agree" or "withdraw")
        {
            var id = await InvitationAsync(given, giver, needsSecond: act == "agree");
            var (address, form) = act == "agree" ? ($"{AccessPages.People}/invitations/{id}", act) : (AccessPages.People, $"withdraw-{id}");
            return new SentGrant(address, form,
                async () => await InvitationAsync(id) is { AgreedById: null, WithdrawnAt: null } ? "refused" : "done");
        }

        var holder = await data.AccountAsync();
        var membership = await given.HoldAsync(data, holder, m => m.ReferralsAskedById = act == "referrals2" ? giver.Id : null);
        var handler = act switch { "end" => $"end-{membership.Id}", "close" => "close", _ => $"referrals-{membership.Id}" };
        return new SentGrant($"/people/{holder.Id}", handler, () => OutcomeAsync(act, holder.Id, membership.Id));
    }

    private async Task<string> OutcomeAsync(string act, int account, int membership)
    {
        await using var db = app.Db.OpenToRead();
        var held = await db.Memberships.SingleOrDefaultAsync(m => m.Id == membership, Cancellation);
        return act switch
        {
            "end" => held is null ? "done" : "refused",
            "close" => await db.Accounts.AnyAsync(a => a.Id == account && a.ClosedAt != null, Cancellation) ? "done" : "refused",
            "referrals2" => held!.ReadsReferrals ? "done" : "refused",
            _ => held!.ReferralsAskedById is not null ? "waits" : held.ReadsReferrals ? "done" : "refused",
        };
    }

    private async Task<Invitation?> InvitedAsync(string email)
    {
        await using var db = app.Db.OpenToRead();
        return await db.Invitations.SingleOrDefaultAsync(i => i.Email == email, Cancellation);
    }

    private async Task<Invitation> InvitationAsync(int id)
    {
        await using var db = app.Db.OpenToRead();
        return await db.Invitations.SingleAsync(i => i.Id == id, Cancellation);
    }

    private async Task<int> InvitationAsync(GivenRole given, Account giver, bool needsSecond)
    {
        var invitation = given.Invite($"invited{++made}@staff.example", app.Clock.Now);
        (invitation.InvitedById, invitation.NeedsSecondPerson) = (giver.Id, needsSecond);
        await using var db = app.Db.Open();
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(Cancellation);
        return invitation.Id;
    }

    private sealed record SentGrant(string Address, string Handler, Func<Task<string>> OutcomeAsync)
    {
        public (string, string)[] Fields { get; init; } = [];
    }
}
