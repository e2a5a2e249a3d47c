using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>
/// One person with one role and as many addresses of their own as they like: whatever they do with them, in whatever order, and while
/// nobody else lends a hand, shows them no name that they could not see before.
/// </summary>
public sealed class OwnActsTests : IAsyncDisposable
{
    private const int Addresses = 3;
    private const int Acts = 16;

    private static readonly int Sequences = Soak.Cases(inGate: 200);
    private static readonly int FirstSeed = Soak.Seed(inGate: 20_261_130);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public OwnActsTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task No_sequence_of_ones_own_acts_shows_a_name_that_one_could_not_see()
    {
        var country = await CountryAsync();
        var (given, taken) = (0, 0);
        for (var number = 0; number < Sequences; number++)
        {
            var one = await OnePerson.InAsync(app, data, country, new Random(FirstSeed + number));
            var before = await one.SeesAsync();
            for (var act = 0; act < Acts; act++)
            {
                await one.ActAsync();
            }

            Assert.Empty((await one.SeesAsync()).Except(before).Select(name => $"seed {FirstSeed + number}: {one} sees {name}: {one.Done}"));
            (given, taken) = (given + one.Given, taken + one.Taken);
            await one.LeaveAsync();
        }

        // Of the acts that chance proposes enough must do something, or nothing is shown.
        Assert.InRange(given, Sequences / 4, int.MaxValue);
        Assert.InRange(taken, Sequences / 20, int.MaxValue);
    }

    private async Task<Country> CountryAsync()
    {
        var (area, far) = (await data.AreaAsync("E06000001"), await data.AreaAsync("E06000002"));
        var board = await data.AreaAsync("E54000001", AreaKind.IntegratedCareBoard);
        var schools = new[] { await data.SchoolAsync(), await data.SchoolAsync(), await data.SchoolAsync() };
        await data.StandsInAsync(schools[0], area);
        await data.StandsInAsync(schools[1], far, board);
        await data.StandsInAsync(schools[2], far);
        var services = new List<Service> { await data.ServiceAsync(), await data.ServiceAsync() };
        foreach (var covered in new[] { area, far, board })
        {
            services.Add(await data.ServiceAsync(with: s => s.CatchmentAreas.Add(covered)));
        }

        await data.LinkAsync(schools[0], services[0], l => l.Status = LinkStatus.Agreed);
        foreach (var school in schools)
        {
            await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, school, heldBy: $"Lead of {school.Urn}");
        }

        foreach (var service in services)
        {
            await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, heldBy: $"Worker of {service.Reference}");
        }

        foreach (var of in new[] { area, far, board })
        {
            await data.PointOfContactAsync(ContactRole.AreaLead, area: of, heldBy: $"Lead of {of.Code}");
        }

        // Others who might agree, and are not asked: two of each, or the last of them could not be ended.
        await data.AccountAsync(UserRole.Administrator);
        await data.AccountAsync(UserRole.Administrator);
        await data.AccountAsync(UserRole.DirectoryEditor, area: area);
        return new Country([area, far, board], schools, services);
    }

    private sealed record Country(Area[] Areas, School[] Schools, List<Service> Services)
    {
        public (UserRole Role, string? Organisation) Role(Random chance) => chance.Next(5) switch
        {
            0 => (UserRole.SchoolStaff, $"{Schools[chance.Next(Schools.Length)].Urn}"),
            1 => (UserRole.ProviderStaff, Services[chance.Next(Services.Count)].Reference),
            2 => (UserRole.Commissioner, Areas[chance.Next(Areas.Length)].Code),
            3 => (UserRole.DirectoryEditor, Areas[chance.Next(Areas.Length)].Code),
            _ => (UserRole.Administrator, null),
        };
    }

    /// <summary>Somebody, their own accounts, and what they do.</summary>
    private sealed class OnePerson(DirectoryApp app, Country country, List<Account> own, Random chance)
    {
        private readonly List<string> done = [];

        public int Given { get; private set; }

        public int Taken { get; private set; }

        public string Done => string.Join(", ", done);

        private Invitations Invitations => app.Services.GetRequiredService<Invitations>();

        private Memberships Memberships => app.Services.GetRequiredService<Memberships>();

        public static async Task<OnePerson> InAsync(DirectoryApp app, TestData data, Country country, Random chance)
        {
            var area = country.Areas[chance.Next(country.Areas.Length)];
            var own = new List<Account>
            {
                chance.Next(6) switch
                {
                    0 or 1 => await AccountAsync(UserRole.Administrator),
                    2 => await AccountAsync(UserRole.Commissioner, area: area),
                    3 => await AccountAsync(UserRole.SchoolStaff, country.Schools[chance.Next(country.Schools.Length)]),
                    _ => await AccountAsync(UserRole.DirectoryEditor, area: area),
                },
            };
            for (var more = 0; more < Addresses; more++)
            {
                own.Add(await AccountAsync(null));
            }

            return new OnePerson(app, country, own, chance);

            Task<Account> AccountAsync(UserRole? role, School? school = null, Area? area = null) =>
                data.AccountAsync(role, school, area: area, with: a => a.PasswordHash = "x");
        }

        /// <summary>Every name that any of their accounts is shown, in lists and in answers.</summary>
        public async Task<HashSet<string>> SeesAsync()
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var account in own)
            {
                if (await WhoAsync(account) is not { } actor || !SeesAnybody(actor))
                {
                    continue;
                }

                var contacts = app.Services.GetRequiredService<PointsOfContact>();
                names.UnionWith((await contacts.ByIdsAsync([.. Enumerable.Range(1, 40)], actor, Cancellation)).SelectMany(NamesOf));
                foreach (var school in country.Schools)
                {
                    var advice = await app.Services.GetRequiredService<WhoToContact>().AskAsync(
                        actor, new PlaceReference(Urn: school.Urn), new Situation(9, default), Cancellation);
                    names.UnionWith(advice.Routes.SelectMany(route => NamesOf(route.PointOfContact)));
                }
            }

            return names;
        }

        public async Task ActAsync()
        {
            // Who has a role has more to do.
            var by = own[chance.Next(2) * chance.Next(own.Count)];
            if (await WhoAsync(by) is not { } actor)
            {
                return;
            }

            switch (chance.Next(8))
            {
                case 0 or 1 or 2:
                    await InviteAsync(actor);
                    break;
                case 3:
                    await AgreeAsync(actor);
                    break;
                case 4 or 5:
                    await TakeUpAsync();
                    break;
                case 6:
                    var other = own[chance.Next(own.Count)];
                    Note($"referrals {(await Memberships.SetReadsReferralsAsync(actor, await MembershipAsync(other), true, Cancellation)).IsDone}");
                    break;
                default:
                    var ended = await Memberships.EndAsync(actor, await MembershipAsync(own[chance.Next(own.Count)]), Cancellation);
                    Note($"end {ended.IsDone}");
                    break;
            }
        }

        /// <summary>Takes their roles and mails away, so that the next one's sequence costs no more than theirs.</summary>
        public async Task LeaveAsync()
        {
            int[] ids = [.. own.Select(o => o.Id)];
            await using var db = app.Db.Open();
            await db.Memberships.Where(m => ids.Contains(m.AccountId)).ExecuteDeleteAsync(Cancellation);
            await db.Invitations.ExecuteDeleteAsync(Cancellation);
            await db.Notifications.ExecuteDeleteAsync(Cancellation);
        }

        public override string ToString() => own[0].Memberships[0].Role.ToString();

        private static bool SeesAnybody(Actor actor) =>
            actor.ReadsPeople || actor.ReadsPeopleInAreas.Count > 0 || actor.ReadsPeopleOfSchools.Count > 0;

        private static IEnumerable<string> NamesOf(ContactView? contact) => contact?.Holders?.Select(h => h.Name) ?? [];

        private async Task InviteAsync(Actor actor)
        {
            var (role, organisation) = country.Role(chance);
            var to = own[chance.Next(own.Count)];
            var answer = await Invitations.InviteAsync(actor, new InvitationGiven(to.Email, to.Name, role, organisation), Cancellation);
            Given += answer.IsDone ? 1 : 0;
            Note($"{actor.Name} invites {to.Id} as {role} {organisation}: {(answer.IsDone ? answer.Value ? "waits" : "sent" : "refused")}");
        }

        private async Task AgreeAsync(Actor actor)
        {
            await using var db = app.Db.OpenToRead();
            var waiting = db.Invitations.Where(i => i.NeedsSecondPerson && i.AgreedById == null && i.AcceptedAt == null).ToList();
            foreach (var asked in waiting.Where(i => own.Exists(o => o.NormalizedEmail == i.NormalizedEmail)))
            {
                Note($"{actor.Name} agrees to {asked.Role}: {(await Invitations.AgreeAsync(actor, asked.Id, Cancellation)).IsDone}");
            }
        }

        private async Task TakeUpAsync()
        {
            foreach (var mail in (await app.MailsAsync()).Where(m => m.Kind == NotificationKind.Invitation))
            {
                var token = Uri.UnescapeDataString(mail.Action!.Address.Query.Split("token=")[1]);
                var invited = own.Single(o => o.Email == mail.To);
                var answer = await Invitations.AcceptAsync(await app.ActorOfAsync(invited), token, Cancellation);
                Taken += answer.IsDone ? 1 : 0;
                Note($"{invited.Id} takes up: {answer.IsDone}");
            }
        }

        private async Task<int> MembershipAsync(Account of)
        {
            await using var db = app.Db.OpenToRead();
            return db.Memberships.Where(m => m.AccountId == of.Id).OrderBy(m => m.Id).Select(m => m.Id).FirstOrDefault();
        }

        private async Task<Actor?> WhoAsync(Account account)
        {
            await using var db = app.Db.OpenToRead();
            return db.Accounts.Any(a => a.Id == account.Id && a.ClosedAt == null) ? await app.ActorOfAsync(account) : null;
        }

        private void Note(string what) => done.Add(what);
    }
}
