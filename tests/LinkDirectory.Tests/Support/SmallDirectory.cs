using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Proposals;

namespace LinkDirectory.Tests.Support;

/// <summary>
/// A directory with one of everything that the API shows: two linked schools, a service with places, hours and a catchment,
/// roles held, vacant and once held by others. Every person's word is in <see cref="Secrets"/>.
/// </summary>
public sealed class SmallDirectory(DirectoryApp app)
{
    public static readonly Point Here = new(51.555, -0.165);

    /// <summary>What names or reaches a person, or a school's mailbox: none of it is for anyone.</summary>
    public static readonly string[] Secrets =
    [
        "Robin Present", "robin@school.example", "07700 900101", "Sam Deputy", "sam@school.example", "Kim Before", "kim@school.example",
        "Lee Link", "lee@trust.example", "07700 900102", "Ash Area", "ash@council.example", "mental-health@school.example",
    ];

    /// <summary>The editor who has proposed a change of the provider: shown to those who may answer it.</summary>
    public const string Proposer = "Pat Proposer";

    private readonly TestData data = new(app.Db);

    public Area Area { get; private set; } = null!;

    public School School { get; private set; } = null!;

    public School Successor { get; private set; } = null!;

    public Provider Provider { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public PointOfContact Lead { get; private set; } = null!;

    public Link Link { get; private set; } = null!;

    public ProviderProposal Proposal { get; private set; } = null!;

    public static async Task<SmallDirectory> InAsync(DirectoryApp app)
    {
        var made = new SmallDirectory(app);
        await made.AddOrganisationsAsync();
        await made.AddContactsAsync();
        made.Proposal = await made.data.ProposalAsync(made.Provider, await made.data.AccountAsync(with: a =>
            (a.Name, a.Email, a.NormalizedEmail) = (Proposer, "pat@council.example", "PAT@COUNCIL.EXAMPLE")));
        return made;
    }

    private async Task AddOrganisationsAsync()
    {
        var later = await data.AreaAsync("E09000099");
        Area = await data.AreaAsync("E09000007", boundary: TestData.Box(51.5, 51.6, -0.25, -0.1),
            with: a => (a.Name, a.ValidUntil) = ("Camden", new DateOnly(2030, 1, 1)));
        await data.SucceedsAsync(Area, later);
        School = await data.SchoolAsync(100000, Here, s =>
        {
            (s.Name, s.Town, s.Postcode, s.LocalAuthorityId) = ("Gospel Oak Primary School", "London", "NW3 2JB", Area.Id);
            (s.Laestab, s.Telephone, s.Website) = ("2022019", "020 7946 0001", new Uri("https://gospeloak.example/"));
        });
        Successor = await data.SchoolAsync(100001, new Point(51.56, -0.16), s => s.Status = SchoolStatus.ProposedToOpen);
        await data.StandsInAsync(School, Area);
        await data.SucceedsAsync(School, Successor);
        await data.PostcodeAsync("NW3 2JB", Here);
        Provider = await data.ProviderAsync(p => (p.Name, p.OdsCode) = ("Northmoor NHS Trust", "RNM"));
        Service = await data.ServiceAsync(Provider, s =>
        {
            (s.Name, s.Telephone, s.Email) = ("Northmoor CAMHS", "020 7946 0002", "camhs@northmoor.example");
            s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
            s.CatchmentAreas.Add(Area);
            s.CatchmentSchools.Add(School);
            (s.CatchmentBoundary, s.CatchmentMinLongitude, s.CatchmentMaxLongitude, s.CatchmentMinLatitude, s.CatchmentMaxLatitude) =
                (TestData.Box(51.5, 51.6, -0.25, -0.1).AsBinary(), -0.25, -0.1, 51.5, 51.6);
            s.Hours.Add(new OpeningPeriod
            {
                Days = EnumSet<Weekday>.From(Weekday.Wednesday),
                OpensMinute = 540,
                ClosesMinute = 1020,
                TermTimeOnly = true,
            });
        }, new Point(51.54, -0.15));
    }

    private async Task AddContactsAsync()
    {
        Lead = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, School, heldBy: "Robin Present", with: c =>
        {
            (c.SharedEmail, c.SharedTelephone) = ("mental-health@school.example", "020 7946 0003");
            (c.Holders[0].Person.Email, c.Holders[0].Person.Telephone) = ("robin@school.example", "07700 900101");
            c.Holders.Add(Held("Sam Deputy", "sam@school.example", deputy: true, until: null));
            c.Holders.Add(Held("Kim Before", "kim@school.example", deputy: false, until: new DateOnly(2025, 8, 31)));
            c.Verifications.Add(
                new Verification { At = app.Clock.Now.AddDays(-30), Method = VerificationMethod.EmailedLink, By = "Robin Present" });
        });
        await data.PointOfContactAsync(ContactRole.Senco, School, heldBy: null);
        var worker = await data.PointOfContactAsync(ContactRole.LinkWorker, service: Service, heldBy: "Lee Link", with: c =>
        {
            c.SharedEmail = "link@northmoor.example";
            (c.Holders[0].Person.Email, c.Holders[0].Person.Telephone) = ("lee@trust.example", "07700 900102");
            c.Verifications.Add(
                new Verification { At = app.Clock.Now.AddDays(-30), Method = VerificationMethod.Telephone, By = "Lee Link" });
        });
        await data.PointOfContactAsync(ContactRole.AreaLead, area: Area, heldBy: "Ash Area",
            with: c => c.Holders[0].Person.Email = "ash@council.example");
        Link = await data.LinkAsync(School, Service, l => (l.SchoolContactId, l.ServiceContactId) = (Lead.Id, worker.Id));
    }

    private static Holder Held(string name, string email, bool deputy, DateOnly? until) =>
        new() { Since = new DateOnly(2020, 9, 1), Until = until, Deputy = deputy, Person = new Person { Name = name, Email = email } };
}
