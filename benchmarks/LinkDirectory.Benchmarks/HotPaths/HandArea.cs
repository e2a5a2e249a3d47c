using System.Globalization;
using LinkDirectory.Data;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places.Pages;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// What an area's page shows: by the feature services that the page asks, and written by hand. Which services reach it is told by the same
/// rule.
/// </summary>
internal sealed class HandArea(
    HandConnections connections, DirectoryDb directory, AreaOverviews overviews, PointsOfContact contacts, TimeProvider clock)
{
    private const string Area = "SELECT Id, Name FROM Areas WHERE Code = ?1";

    private const string In =
        "s.Status IN ('Open', 'ProposedToClose') AND s.Id IN (SELECT t.SchoolId FROM SchoolAreas t WHERE t.AreaId = ?1)";

    private const string Count = $"SELECT count(*) FROM Schools s WHERE {In}";

    private const string WithLead = $"""
        SELECT count(*) FROM Schools s WHERE {In} AND EXISTS (SELECT 1 FROM PointsOfContact c JOIN Holders h ON h.PointOfContactId = c.Id
          WHERE c.SchoolId = s.Id AND c.Role = 'SeniorMentalHealthLead' AND h.Deputy = 0 AND h.Since <= ?2
            AND (h.Until IS NULL OR h.Until >= ?2))
        """;

    private const string Linked = $"""
        SELECT count(*) FROM Schools s WHERE {In}
          AND EXISTS (SELECT 1 FROM Links l WHERE l.SchoolId = s.Id AND l.Status IN ('Agreed', 'UnderReview'))
        """;

    private const string Page =
        $"SELECT s.Id, s.Urn, s.Name, s.Town, s.Phase, s.Pupils FROM Schools s WHERE {In} ORDER BY s.Name, s.Id LIMIT 25";

    private const string Leads = """
        SELECT c.SchoolId, c.UndeliverableSince, c.LastVerifiedAt, c.VerifyBy, EXISTS (SELECT 1 FROM Holders h
          WHERE h.PointOfContactId = c.Id AND h.Deputy = 0 AND h.Since <= ?2 AND (h.Until IS NULL OR h.Until >= ?2))
        FROM PointsOfContact c WHERE c.SchoolId IN (SELECT value FROM json_each(?1)) AND c.Role = 'SeniorMentalHealthLead'
        ORDER BY c.Label, c.Id
        """;

    private const string Services = """
        SELECT s.Id, s.Name, s.Kind, s.Status, s.MinimumAge, s.MaximumAge, IFNULL(s.Telephone, s.UrgentTelephone) FROM Services s
        WHERE s.Id IN (SELECT value FROM json_each(?1)) AND s.Status IN ('Open', 'PausedToReferrals', 'NotYetOpen') ORDER BY s.Name, s.Id LIMIT 100
        """;

    public async Task<AreaJson> ByServiceAsync(string code, CancellationToken cancellation)
    {
        var anyone = Actor.Anonymous(Channel.Page);
        var area = (await overviews.ReadAsync(code, new PageRequest(First: 25), anyone, cancellation))!;
        var schools = area.Schools.Items.Select(i => i.Item).ToList();
        var leads = await contacts.LeadsBySchoolAsync([.. schools.Select(s => s.Id)], anyone, cancellation);
        return new AreaJson(area.Area.Name, area.SchoolCount, area.SchoolsWithLead, area.SchoolsLinked,
            [.. schools.Select(s => new AreaSchoolJson(s.Urn, s.Name, s.Town, s.Phase, s.Pupils,
                leads[s.Id].FirstOrDefault()?.Currency))],
            [.. area.Services.Select(s => new AreaServiceJson(
                s.Id, s.Name, s.Kind, s.Status, s.MinimumAge, s.MaximumAge, s.Telephone ?? s.UrgentTelephone))]);
    }

    public async Task<AreaJson> ByHandAsync(string code, CancellationToken cancellation)
    {
        var today = London.Today(clock);
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var connection = connections.Take();
        int id;
        string name;
        using (var row = connection.Read(Area, code))
        {
            row.Read();
            (id, name) = (row.GetInt32(0), row.GetString(1));
        }

        return new AreaJson(name, CountOf(connection, Count, id), CountOf(connection, WithLead, id, day), CountOf(connection, Linked, id),
            SchoolsOf(connection, id, day, today), ServicesOf(connection, await ServicesOfArea.IdsAsync(directory, id, cancellation)));
    }

    private static int CountOf(HandConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var row = connection.Read(sql, values);
        return row.Read() ? row.GetInt32(0) : 0;
    }

    private static List<AreaSchoolJson> SchoolsOf(HandConnection connection, int area, string day, DateOnly today)
    {
        var schools = new List<(int Id, AreaSchoolJson School)>();
        using (var rows = connection.Read(Page, area))
        {
            while (rows.Read())
            {
                schools.Add((rows.GetInt32(0), new AreaSchoolJson(
                    rows.GetInt32(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3),
                    Enum.Parse<SchoolPhase>(rows.GetString(4)), rows.IsDBNull(5) ? null : rows.GetInt32(5), null)));
            }
        }

        var leads = new Dictionary<int, Currency>();
        using (var rows = connection.Read(Leads, HandContacts.Keys(schools.Select(s => s.Id)), day))
        {
            while (rows.Read())
            {
                DateOnly? verifyBy = rows.IsDBNull(3) ? null : HandContacts.Day(rows.GetString(3));
                leads.TryAdd(rows.GetInt32(0), HandCurrency.Of(
                    rows.GetBoolean(4), undeliverable: !rows.IsDBNull(1), everVerified: !rows.IsDBNull(2), verifyBy, today));
            }
        }

        return [.. schools.Select(s => s.School with { Lead = leads.TryGetValue(s.Id, out var lead) ? lead : null })];
    }

    private static List<AreaServiceJson> ServicesOf(HandConnection connection, IReadOnlyList<int> ids)
    {
        var services = new List<AreaServiceJson>();
        using var rows = connection.Read(Services, HandContacts.Keys(ids));
        while (rows.Read())
        {
            services.Add(new AreaServiceJson(
                rows.GetInt32(0), rows.GetString(1), Enum.Parse<ServiceKind>(rows.GetString(2)),
                Enum.Parse<ServiceStatus>(rows.GetString(3)), rows.GetInt32(4), rows.GetInt32(5),
                rows.IsDBNull(6) ? null : rows.GetString(6)));
        }

        return services;
    }
}
