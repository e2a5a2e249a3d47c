using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// Who to contact, written by hand: it reads by its own statements no more than the rules and the answer need, and calls the same rules,
/// the same permission and the same log of the people who were read.
/// </summary>
internal sealed class HandAdvice(
    HandConnections connections, AreaBoundaries boundaries, SchoolTerms terms, PeopleSight sight, DirectoryDb directory,
    PersonAccessLog accessLog, TimeProvider clock)
{
    public async Task<AdviceData> AskAsync(int urn, Actor actor, CancellationToken cancellation)
    {
        var today = London.Today(clock);
        var now = clock.GetUtcNow();
        using var connection = connections.Take();
        var child = new ChildPlaces(HandPlace.OfSchool(connection, urn), HomeGiven: false, null, null);
        var search = CandidateFinder.SearchFor(child);
        var rows = HandCandidates.Read(connection, search);
        var edges = await boundaries.MetresToEdgeAsync(
            CandidateFinder.AreasToMeasure(rows, search.AreaIds), child.Place!.Point, cancellation);
        var read = HandCandidates.Records(connection, CandidateFinder.IdsToRead(rows, edges, child.Place), child.Place.School!, today);
        var candidates = CandidateFinder.Choose(child, rows, read, new CatchmentEdges(edges, new Dictionary<int, double>()),
            service => OpeningHours.IsOpen(service.Hours, now, terms));
        var question = new Question(child, new Situation(9, EnumSet<Need>.From(Need.Anxiety)), today);
        var judged = WhoToContact.Judge(candidates, question);
        var fitting = judged.Where(j => j.Failures.Count == 0).ToDictionary(j => j.Candidate.Service.Id, j => j.Candidate);
        var contacts = HandContacts.OfServices(connection, fitting.Keys);
        var chosen = await ChosenAsync(contacts, fitting, question, actor, cancellation);
        var advice = WhoToContact.Advise(question, judged, chosen, new Dictionary<int, Service>(), problem: null);
        return new AdviceData(new AdviceJson(advice.Emergency, [.. advice.Routes.Select(Route)]));
    }

    private async Task<Dictionary<int, ChosenContact>> ChosenAsync(
        List<PointOfContact> contacts, Dictionary<int, Candidate> fitting, Question question, Actor actor, CancellationToken cancellation)
    {
        IReadOnlySet<int> seen = new HashSet<int>();
        if (PeopleSight.Chooses(actor))
        {
            await using var db = directory.OpenToRead();
            seen = await PeopleSight.OnRoutesOfAsync(db, question.Child.Place!.School!.Id, actor, cancellation)
                ? contacts.Select(c => c.Id).ToHashSet()
                : await sight.SeenAsync(db, contacts, actor, cancellation);
        }

        var chosen = new Dictionary<int, ChosenContact>();
        foreach (var of in contacts.GroupBy(c => c.ServiceId!.Value))
        {
            if (WhoToContact.Best(fitting[of.Key], of, question) is { } best)
            {
                chosen.Add(of.Key, new ChosenContact(best, ContactView.From(best, actor, seen, question.Today)));
            }
        }

        accessLog.Note(actor, chosen.Values.SelectMany(c => c.View.Holders ?? []).Select(h => h.PersonId).Distinct());
        return chosen;
    }

    private static RouteJson Route(ContactRoute route) => new(
        new RoutedJson(route.Service.Name, route.Service.Telephone),
        route.PointOfContact is { } contact
            ? new RouteContactJson(contact.Role, contact.Currency,
                contact.Holder is { } holder ? new PersonJson(holder.Name, holder.Email) : null)
            : null,
        route.Reasons);
}

/// <summary>Where a school is, written by hand.</summary>
internal static class HandPlace
{
    private const string School = """
        SELECT Id, Name, Status, Phase, Kind, StatutoryLowAge, StatutoryHighAge, Latitude, Longitude, LocalAuthorityId, Type
        FROM Schools WHERE Urn = ?1
        """;

    private const string Areas = """
        SELECT AreaId FROM SchoolAreas WHERE SchoolId = ?1 UNION SELECT AreaId FROM SchoolGrounds WHERE SchoolId = ?1 ORDER BY AreaId
        """;

    private const string Area = "SELECT Id, Code, Name, Kind FROM Areas WHERE Id = ?1";

    public static Place OfSchool(HandConnection connection, int urn)
    {
        School school;
        using (var row = connection.Read(School, urn))
        {
            row.Read();
            school = new School
            {
                Id = row.GetInt32(0),
                Urn = urn,
                Name = row.GetString(1),
                Status = Enum.Parse<SchoolStatus>(row.GetString(2)),
                Phase = Enum.Parse<SchoolPhase>(row.GetString(3)),
                Kind = Enum.Parse<SettingKind>(row.GetString(4)),
                StatutoryLowAge = row.IsDBNull(5) ? null : row.GetInt32(5),
                StatutoryHighAge = row.IsDBNull(6) ? null : row.GetInt32(6),
                Latitude = row.GetDouble(7),
                Longitude = row.GetDouble(8),
                LocalAuthorityId = row.IsDBNull(9) ? null : row.GetInt32(9),
                Type = row.GetString(10),
            };
        }

        var areas = new List<int>();
        using (var rows = connection.Read(Areas, school.Id))
        {
            while (rows.Read())
            {
                areas.Add(rows.GetInt32(0));
            }
        }

        return new Place(school.Name, school.Location!.Value, false, Authority(connection, school), school, areas);
    }

    private static Features.Places.Area? Authority(HandConnection connection, School school)
    {
        if (school.LocalAuthorityId is not { } id)
        {
            return null;
        }

        using var row = connection.Read(Area, id);
        row.Read();
        return new Features.Places.Area
        {
            Id = id,
            Code = row.GetString(1),
            Name = row.GetString(2),
            Kind = Enum.Parse<Features.Places.AreaKind>(row.GetString(3)),
        };
    }
}

/// <summary>Points of contact with their people, written by hand.</summary>
internal static class HandContacts
{
    private const string Columns = """
        SELECT c.Id, c.ServiceId, c.Role, c.Label, c.SharedEmail, c.SharedTelephone, c.AwayUntil, c.LastVerifiedAt, c.VerifyBy,
          c.UndeliverableSince FROM PointsOfContact c
        WHERE c.ServiceId IN (SELECT value FROM json_each(?1)) ORDER BY c.Id
        """;

    private const string Holders = """
        SELECT h.PointOfContactId, h.Id, h.Deputy, h.Since, h.Until, p.Id, p.Name, p.Email
        FROM Holders h CROSS JOIN People p ON p.Id = h.PersonId WHERE h.PointOfContactId IN (SELECT value FROM json_each(?1))
        """;

    public static List<PointOfContact> OfServices(HandConnection connection, IEnumerable<int> services)
    {
        var contacts = new List<PointOfContact>();
        using (var rows = connection.Read(Columns, Keys(services)))
        {
            while (rows.Read())
            {
                contacts.Add(new PointOfContact
                {
                    Id = rows.GetInt32(0),
                    ServiceId = rows.GetInt32(1),
                    Role = Enum.Parse<ContactRole>(rows.GetString(2)),
                    Label = rows.GetString(3),
                    SharedEmail = rows.IsDBNull(4) ? null : rows.GetString(4),
                    SharedTelephone = rows.IsDBNull(5) ? null : rows.GetString(5),
                    AwayUntil = rows.IsDBNull(6) ? null : Day(rows.GetString(6)),
                    LastVerifiedAt = rows.IsDBNull(7) ? null : new DateTimeOffset(rows.GetInt64(7), TimeSpan.Zero),
                    VerifyBy = rows.IsDBNull(8) ? null : Day(rows.GetString(8)),
                    UndeliverableSince = rows.IsDBNull(9) ? null : new DateTimeOffset(rows.GetInt64(9), TimeSpan.Zero),
                });
            }
        }

        AddHolders(connection, contacts.ToDictionary(c => c.Id));
        return contacts;
    }

    public static string Keys(IEnumerable<int> ids) => $"[{string.Join(',', ids)}]";

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void AddHolders(HandConnection connection, Dictionary<int, PointOfContact> contacts)
    {
        using var rows = connection.Read(Holders, Keys(contacts.Keys));
        while (rows.Read())
        {
            contacts[rows.GetInt32(0)].Holders.Add(new Holder
            {
                Id = rows.GetInt32(1),
                Deputy = rows.GetBoolean(2),
                Since = Day(rows.GetString(3)),
                Until = rows.IsDBNull(4) ? null : Day(rows.GetString(4)),
                PersonId = rows.GetInt32(5),
                Person = new Person
                {
                    Id = rows.GetInt32(5),
                    Name = rows.GetString(6),
                    Email = rows.IsDBNull(7) ? null : rows.GetString(7),
                },
            });
        }
    }
}
