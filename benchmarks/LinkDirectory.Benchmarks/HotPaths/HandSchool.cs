using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>A school by its URN with its lead and its links, and the schools nearest to a postcode, written by hand.</summary>
internal sealed class HandSchool(HandConnections connections, TimeProvider clock)
{
    private const string ByUrn = "SELECT Id, Name, Phase FROM Schools WHERE Urn = ?1";

    private const string Closed = "SELECT ClosedSchoolId FROM SchoolHeirs WHERE SchoolId = ?1 AND DeclinedAt IS NULL";

    private const string Leads = """
        SELECT c.UndeliverableSince, c.LastVerifiedAt, c.VerifyBy, EXISTS (SELECT 1 FROM Holders h
          WHERE h.PointOfContactId = c.Id AND h.Deputy = 0 AND h.Since <= ?2 AND (h.Until IS NULL OR h.Until >= ?2))
        FROM PointsOfContact c WHERE c.SchoolId = ?1 AND c.Role = 'SeniorMentalHealthLead' ORDER BY c.Label, c.Id
        """;

    private const string LinksOf = """
        SELECT l.Status, s.Name FROM Links l CROSS JOIN Services s ON s.Id = l.ServiceId
        WHERE l.SchoolId = ?1 ORDER BY l.Status = 'Ended', l.Id
        """;

    private const string PostcodePoint = "SELECT Latitude, Longitude FROM Postcodes WHERE Code = ?1";

    private const string InBox = """
        SELECT s.Id, s.Urn, s.Name, s.Latitude, s.Longitude FROM SchoolIndex i CROSS JOIN Schools s ON s.Id = i.Id
        WHERE i.MinLongitude <= ?4 AND i.MaxLongitude >= ?3 AND i.MinLatitude <= ?2 AND i.MaxLatitude >= ?1
        """;

    public SchoolData ByUrnAsked(int urn)
    {
        using var connection = connections.Take();
        int id;
        string name;
        SchoolPhase phase;
        using (var row = connection.Read(ByUrn, urn))
        {
            if (!row.Read())
            {
                return new SchoolData(null);
            }

            (id, name, phase) = (row.GetInt32(0), row.GetString(1), Enum.Parse<SchoolPhase>(row.GetString(2)));
        }

        using (var closed = connection.Read(Closed, id))
        {
            if (closed.Read())
            {
                throw new NotSupportedException("No school that was made up followed another.");
            }
        }

        return new SchoolData(new SchoolJson(name, phase, Lead(connection, id), LinksFor(connection, id)));
    }

    public SchoolsData Nearest(string postcode, int first)
    {
        using var connection = connections.Take();
        Point from;
        using (var row = connection.Read(PostcodePoint, postcode.Replace(" ", "", StringComparison.Ordinal)))
        {
            from = row.Read() ? new Point(row.GetDouble(0), row.GetDouble(1)) : throw new NotSupportedException("Every postcode is known.");
        }

        var found = new List<(double Metres, int Id, int Urn, string Name)>();
        for (var radius = 2_000d; found.Count <= first; radius *= 3)
        {
            found.Clear();
            var (up, across) = Degrees(from, radius);
            using var rows = connection.Read(
                InBox, from.Latitude - up, from.Latitude + up, from.Longitude - across, from.Longitude + across);
            while (rows.Read())
            {
                var metres = from.MetresTo(new Point(rows.GetDouble(3), rows.GetDouble(4)));
                if (metres <= radius)
                {
                    found.Add((metres, rows.GetInt32(0), rows.GetInt32(1), rows.GetString(2)));
                }
            }
        }

        found.Sort((a, b) => (a.Metres, a.Id).CompareTo((b.Metres, b.Id)));
        return new SchoolsData(new SchoolsJson(
            [.. found.Take(first).Select(near => new EdgeJson(near.Metres, new NodeJson(near.Urn, near.Name)))]));
    }

    private static (double Up, double Across) Degrees(Point point, double metres)
    {
        var up = metres / (Point.EarthRadiusMetres * Math.PI / 180) * 1.0001;
        return (up, up / Math.Cos((Math.Abs(point.Latitude) + up) * Math.PI / 180));
    }

    private LeadJson? Lead(HandConnection connection, int school)
    {
        var today = London.Today(clock);
        LeadJson? lead = null;
        using var rows = connection.Read(Leads, school, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        while (rows.Read())
        {
            var currency = HandCurrency.Of(rows.GetBoolean(3), undeliverable: !rows.IsDBNull(0), everVerified: !rows.IsDBNull(1),
                rows.IsDBNull(2) ? null : HandContacts.Day(rows.GetString(2)), today);
            if (lead is null || (lead.Currency == Currency.Vacant && currency != Currency.Vacant))
            {
                lead = new LeadJson(ContactRole.SeniorMentalHealthLead, currency);
            }
        }

        return lead;
    }

    private static List<LinkJson> LinksFor(HandConnection connection, int school)
    {
        var links = new List<LinkJson>();
        using var rows = connection.Read(LinksOf, school);
        while (rows.Read())
        {
            links.Add(new LinkJson(Enum.Parse<LinkStatus>(rows.GetString(0)), new LinkedJson(rows.GetString(1))));
        }

        return links;
    }
}
