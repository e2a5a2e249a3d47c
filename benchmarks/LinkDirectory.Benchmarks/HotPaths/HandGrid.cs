using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.WorkList;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// The first page of the grid of points of contact, for the operator: as the feature service gives it, and written by hand.
/// </summary>
internal sealed class HandGrid(HandConnections connections, ContactGrid grid, PersonAccessLog accessLog, TimeProvider clock)
{
    private const string Total = "SELECT count(*) FROM ContactRows t WHERE t.Kind IN (0, 1, 2)";

    private const string Page = """
        SELECT p.Id, coalesce(s.Name, v.Name, a.Name), coalesce(s.Urn, v.Reference, a.Code), coalesce(la.Name, vp.Name),
          c.Role, c.LastVerifiedAt, c.VerifyBy, c.Version, c.UndeliverableSince
        FROM (SELECT Organisation, Id FROM ContactRows ORDER BY Organisation, Id LIMIT 25) p
        JOIN ContactRows r ON r.Id = p.Id JOIN PointsOfContact c ON c.Id = p.Id
        LEFT JOIN Schools s ON s.Id = r.SchoolId LEFT JOIN Areas la ON la.Id = s.LocalAuthorityId
        LEFT JOIN Services v ON v.Id = r.ServiceId LEFT JOIN Providers vp ON vp.Id = v.ProviderId
        LEFT JOIN Areas a ON a.Id = r.AreaId
        ORDER BY p.Organisation, p.Id
        """;

    private const string Holders = """
        SELECT h.PointOfContactId, h.Since, h.Until, p.Id, p.Name, p.Email, h.Deputy
        FROM Holders h CROSS JOIN People p ON p.Id = h.PersonId WHERE h.PointOfContactId IN (SELECT value FROM json_each(?1))
        ORDER BY h.Since, h.Id
        """;

    public async Task<GridJson> ByServiceAsync(CancellationToken cancellation)
    {
        var page = await grid.PageAsync(new ContactGridQuery(new ContactGridFilter()), Actor.Operator, cancellation);
        return new GridJson(
            [.. page.Items.Select(item => new GridRowJson(
                item.Reading.Id, item.Organisation, item.Key, item.Place, item.Reading.Role, item.Reading.Currency,
                item.Reading.Holder?.Name, item.Reading.Holder?.Email, item.Reading.LastVerifiedAt, item.Reading.VerifyBy,
                item.Reading.Version))],
            page.Total);
    }

    public GridJson ByHand()
    {
        var today = London.Today(clock);
        using var connection = connections.Take();
        int total;
        using (var count = connection.Read(Total))
        {
            total = count.Read() ? count.GetInt32(0) : 0;
        }

        var rows = new List<(GridRowJson Row, bool Undeliverable)>();
        using (var read = connection.Read(Page))
        {
            while (read.Read())
            {
                rows.Add((new GridRowJson(
                    read.GetInt32(0), read.GetString(1), read.GetValue(2).ToString()!, read.IsDBNull(3) ? null : read.GetString(3),
                    Enum.Parse<ContactRole>(read.GetString(4)), default, null, null,
                    read.IsDBNull(5) ? null : new DateTimeOffset(read.GetInt64(5), TimeSpan.Zero),
                    read.IsDBNull(6) ? null : HandContacts.Day(read.GetString(6)), read.GetInt32(7)), !read.IsDBNull(8)));
            }
        }

        var people = new List<int>();
        var inPost = new Dictionary<int, (string Name, string? Email)>();
        using (var read = connection.Read(Holders, HandContacts.Keys(rows.Select(r => r.Row.Id))))
        {
            while (read.Read())
            {
                people.Add(read.GetInt32(3));
                if (!read.GetBoolean(6) && HandContacts.Day(read.GetString(1)) <= today
                    && (read.IsDBNull(2) || HandContacts.Day(read.GetString(2)) >= today))
                {
                    inPost[read.GetInt32(0)] = (read.GetString(4), read.IsDBNull(5) ? null : read.GetString(5));
                }
            }
        }

        accessLog.Note(Actor.Operator, people);
        return new GridJson([.. rows.Select(r => With(r.Row, r.Undeliverable, inPost, today))], total);
    }

    private static GridRowJson With(
        GridRowJson row, bool undeliverable, Dictionary<int, (string Name, string? Email)> inPost, DateOnly today)
    {
        var held = inPost.TryGetValue(row.Id, out var holder);
        var currency = HandCurrency.Of(held, undeliverable, everVerified: row.LastVerifiedAt is not null, row.VerifyBy, today);
        return row with { Currency = currency, Holder = held ? holder.Name : null, Email = held ? holder.Email : null };
    }
}
