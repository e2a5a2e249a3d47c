using LinkDirectory.Data;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>The services that may have to do with a school, written by hand: the columns that the rules need, and no more.</summary>
internal static class HandCandidates
{
    private const string Chosen = "IN (SELECT value FROM json_each(?1))";

    private const string Services = $"""
        SELECT s.Id, s.ProviderId, s.Name, s.Kind, s.Status, s.StatusNote, s.Needs, s.MinimumAge, s.MaximumAge, s.Asks,
          s.AcceptsReferralsFrom, s.Urgencies, s.ReferralMethods, s.Telephone, s.UrgentTelephone, s.Email, s.Website, s.LastVerifiedAt,
          s.VerifyBy, s.CatchmentBasis, s.CatchmentBoundary, s.CatchmentPractices, p.Name, p.Website
        FROM Services s CROSS JOIN Providers p ON p.Id = s.ProviderId WHERE s.Id {Chosen} ORDER BY s.Id
        """;

    private const string Locations = $"SELECT ServiceId, Latitude, Longitude FROM ServiceLocations WHERE ServiceId {Chosen}";

    private const string Hours =
        $"SELECT ServiceId, Days, BankHolidays, OpensMinute, ClosesMinute, TermTimeOnly FROM OpeningPeriods WHERE ServiceId {Chosen}";

    private const string Areas = $"""
        SELECT n.ServiceId, a.Id, a.Name, a.Kind, a.Boundary IS NOT NULL, IFNULL(a.ValidUntil < ?2, 0)
        FROM ServiceCatchmentAreas n CROSS JOIN Areas a ON a.Id = n.AreaId WHERE n.ServiceId {Chosen}
        """;

    private const string Naming = """
        SELECT k.value FROM json_each(?1) k WHERE EXISTS (SELECT 1 FROM ServiceCatchmentSchools n WHERE n.ServiceId = k.value)
        """;

    private const string Links = """
        SELECT l.Id, l.SchoolId, l.ServiceId, l.ServiceContactId, l.Status, s.Name FROM Links l CROSS JOIN Schools s ON s.Id = l.SchoolId
        WHERE l.SchoolId IN (SELECT ?1 UNION ALL SELECT h.ClosedSchoolId FROM SchoolHeirs h WHERE h.SchoolId = ?1 AND h.DeclinedAt IS NULL)
        """;

    public static List<CandidateRow> Read(HandConnection connection, CandidateSearch search)
    {
        var found = new List<CandidateRow>();
        using var rows = connection.Read(ServiceCandidates.Sql,
            ServiceCandidates.Parameters(search, CandidateFinder.NearMetres, CandidateFinder.EdgeMetres));
        while (rows.Read())
        {
            found.Add(new CandidateRow(
                (CandidateSource)rows.GetInt32(0), rows.GetInt32(1), rows.IsDBNull(2) ? null : rows.GetInt32(2),
                rows.IsDBNull(3) ? null : new Point(rows.GetDouble(3), rows.GetDouble(4))));
        }

        return found;
    }

    public static CandidateRecords Records(HandConnection connection, List<int> ids, School school, DateOnly today)
    {
        var keys = HandContacts.Keys(ids);
        var services = ServicesOf(connection, keys);
        var areas = new List<(int, CatchmentArea)>();
        using (var rows = connection.Read(Areas, keys, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
        {
            while (rows.Read())
            {
                areas.Add((rows.GetInt32(0), new CatchmentArea(
                    rows.GetInt32(1), rows.GetString(2), Enum.Parse<AreaKind>(rows.GetString(3)), rows.GetBoolean(4), rows.GetBoolean(5))));
            }
        }

        var naming = new HashSet<int>();
        using (var rows = connection.Read(Naming, keys))
        {
            while (rows.Read())
            {
                naming.Add(rows.GetInt32(0));
            }
        }

        return CandidateRecords.From(services, areas, naming, CandidateFinder.Holding(LinksOf(connection, school), school));
    }

    private static List<Link> LinksOf(HandConnection connection, School school)
    {
        var links = new List<Link>();
        using var rows = connection.Read(Links, school.Id);
        while (rows.Read())
        {
            links.Add(new Link
            {
                Id = rows.GetInt32(0),
                SchoolId = rows.GetInt32(1),
                ServiceId = rows.GetInt32(2),
                ServiceContactId = rows.IsDBNull(3) ? null : rows.GetInt32(3),
                Status = Enum.Parse<LinkStatus>(rows.GetString(4)),
                School = new School { Urn = 0, Name = rows.GetString(5), Type = "" },
            });
        }

        return links;
    }

    private static List<Service> ServicesOf(HandConnection connection, string keys)
    {
        var services = new List<Service>();
        using (var rows = connection.Read(Services, keys))
        {
            while (rows.Read())
            {
                services.Add(ServiceOf(rows));
            }
        }

        var byId = services.ToDictionary(s => s.Id);
        using (var rows = connection.Read(Locations, keys))
        {
            while (rows.Read())
            {
                byId[rows.GetInt32(0)].Locations.Add(new ServiceLocation
                {
                    Latitude = rows.IsDBNull(1) ? null : rows.GetDouble(1),
                    Longitude = rows.IsDBNull(2) ? null : rows.GetDouble(2),
                });
            }
        }

        using (var rows = connection.Read(Hours, keys))
        {
            while (rows.Read())
            {
                byId[rows.GetInt32(0)].Hours.Add(new OpeningPeriod
                {
                    Days = new EnumSet<Weekday>(rows.GetInt64(1)),
                    BankHolidays = rows.GetBoolean(2),
                    OpensMinute = rows.GetInt32(3),
                    ClosesMinute = rows.GetInt32(4),
                    TermTimeOnly = rows.GetBoolean(5),
                });
            }
        }

        return services;
    }

    private static Service ServiceOf(Microsoft.Data.Sqlite.SqliteDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Reference = "",
        ProviderId = row.GetInt32(1),
        Name = row.GetString(2),
        Kind = Enum.Parse<ServiceKind>(row.GetString(3)),
        Status = Enum.Parse<ServiceStatus>(row.GetString(4)),
        StatusNote = Text(row, 5),
        Needs = new EnumSet<Need>(row.GetInt64(6)),
        MinimumAge = row.GetInt32(7),
        MaximumAge = row.GetInt32(8),
        Asks = new EnumSet<Ask>(row.GetInt64(9)),
        AcceptsReferralsFrom = new EnumSet<ReferrerKind>(row.GetInt64(10)),
        Urgencies = new EnumSet<Urgency>(row.GetInt64(11)),
        ReferralMethods = new EnumSet<ReferralMethod>(row.GetInt64(12)),
        Telephone = Text(row, 13),
        UrgentTelephone = Text(row, 14),
        Email = Text(row, 15),
        Website = Text(row, 16) is { } website ? new Uri(website, UriKind.RelativeOrAbsolute) : null,
        LastVerifiedAt = row.IsDBNull(17) ? null : new DateTimeOffset(row.GetInt64(17), TimeSpan.Zero),
        VerifyBy = row.IsDBNull(18) ? null : HandContacts.Day(row.GetString(18)),
        CatchmentBasis = new EnumSet<EligibilityBasis>(row.GetInt64(19)),
        CatchmentBoundary = row.IsDBNull(20) ? null : (byte[])row.GetValue(20),
        CatchmentPractices = row.GetString(21) is "[]" ? [] : System.Text.Json.JsonSerializer.Deserialize<List<string>>(row.GetString(21))!,
        Provider = new Provider
        {
            Name = row.GetString(22),
            Website = Text(row, 23) is { } site ? new Uri(site, UriKind.RelativeOrAbsolute) : null,
        },
    };

    private static string? Text(Microsoft.Data.Sqlite.SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
