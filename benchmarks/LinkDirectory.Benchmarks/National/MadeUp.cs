using System.Globalization;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.National;

/// <summary>Points of contact and services, the same every time: no file of the nation's has them.</summary>
internal static class MadeUp
{
    private const int SchoolsToAService = 15;

    private static readonly (ContactRole Role, string Mailbox)[] Roles =
        [(ContactRole.SeniorMentalHealthLead, "mhlead"), (ContactRole.Senco, "senco"), (ContactRole.DesignatedSafeguardingLead, "dsl")];

    private static readonly DateTimeOffset FirstVerified = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>For each school's id, its two or three points of contact and the service that it works with.</summary>
    public static (Dictionary<int, PointOfContact[]> Contacts, Dictionary<int, Service> Services) ContactsAndServices(
        IReadOnlyList<School> schools)
    {
        var random = new Random(7);
        var contacts = new Dictionary<int, PointOfContact[]>(schools.Count);
        var services = new Dictionary<int, Service>(schools.Count);
        Service? service = null;
        for (var index = 0; index < schools.Count; index++)
        {
            var school = schools[index];
            contacts.Add(school.Id,
                [.. Roles.Take(2 + (index % 2)).Select((role, place) => Contact(school, role, (index * Roles.Length) + place, random))]);
            service = index % SchoolsToAService == 0 ? Service(index / SchoolsToAService) : service!;
            services.Add(school.Id, service);
        }

        return (contacts, services);
    }

    private static PointOfContact Contact(School school, (ContactRole Role, string Mailbox) role, int id, Random random) => new()
    {
        Id = id,
        SchoolId = school.Id,
        Role = role.Role,
        SharedEmail = string.Create(CultureInfo.InvariantCulture, $"{role.Mailbox}@school{school.Urn}.example"),
        SharedTelephone = string.Create(CultureInfo.InvariantCulture, $"01632{960_000 + random.Next(1000)}"),
        Availability = random.Next(3) == 0 ? null : "Weekdays in term time, 8.30 to 16.00",
        Version = random.Next(1, 9),
        LastVerifiedAt = random.Next(5) == 0 ? null : FirstVerified.AddMinutes(random.Next(400_000)),
        VerifyBy = new DateOnly(2027, 1, 5).AddDays(random.Next(180)),
    };

    private static Service Service(int number) => new()
    {
        Id = number,
        Reference = string.Create(CultureInfo.InvariantCulture, $"team-{number}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"Mental Health Support Team {number}"),
        Kind = ServiceKind.MentalHealthSupportTeam,
        MinimumAge = 5,
        MaximumAge = 18,
        Telephone = string.Create(CultureInfo.InvariantCulture, $"01632{960_000 + (number % 1000)}"),
        Email = string.Create(CultureInfo.InvariantCulture, $"team{number}@mhst.example"),
    };
}
