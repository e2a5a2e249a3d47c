using LinkDirectory.Data.Search;
using LinkDirectory.Features.Finding.Searching;
using LinkDirectory.Features.Organisations;
using Microsoft.Data.Sqlite;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>The search box: in the same index and in the same order, what was found read by hand.</summary>
internal sealed class HandSearch(HandConnections connections, SearchIndexCache indexes)
{
    private const int Most = 20;

    private const string Postcode = "SELECT Latitude, Longitude FROM Postcodes WHERE Code = ?1";

    private static readonly SearchKind[] Kinds = Enum.GetValues<SearchKind>();

    public async Task<SearchData> AskAsync(string text, CancellationToken cancellation)
    {
        var near = Near(text);
        var best = await indexes.ReadAsync(
            index => new SearchRanking(index).Rank(new QueryReader(index).Read(text), Kinds, near, Most), cancellation);
        var found = Read(best);
        return new SearchData([.. best.Select(ranked =>
        {
            var result = found[ranked.Document.Record.Reference];
            return new HitJson(SearchMatch.Describe(ranked, result).Matched, result);
        })]);
    }

    private SearchNear? Near(string text)
    {
        if (TypedPostcode.AtEnd(text) is not { } postcode)
        {
            return null;
        }

        using var connection = connections.Take();
        using var row = connection.Read(Postcode, postcode.Text.Replace(" ", "", StringComparison.Ordinal));
        return row.Read() ? new SearchNear(new Point(row.GetDouble(0), row.GetDouble(1)), Typed: true) : null;
    }

    private Dictionary<(SearchKind, int), FoundJson> Read(List<RankedDocument> best)
    {
        var found = new Dictionary<(SearchKind, int), FoundJson>();
        using var connection = connections.Take();
        foreach (var kind in best.Select(r => r.Document.Record).ToLookup(r => r.Kind, r => r.Id))
        {
            using var rows = connection.Read(Statement(kind.Key), HandContacts.Keys(kind));
            while (rows.Read())
            {
                found.Add((kind.Key, rows.GetInt32(0)), Row(kind.Key, rows));
            }
        }

        return found;
    }

    private static FoundJson Row(SearchKind kind, SqliteDataReader row) => kind == SearchKind.School
        ? new FoundSchoolJson(row.GetInt32(2), row.GetString(1), Enum.Parse<SchoolPhase>(row.GetString(3)))
        : new FoundJson(kind.ToString(), row.GetString(1));

    private static string Statement(SearchKind kind) => kind switch
    {
        SearchKind.School => "SELECT Id, Name, Urn, Phase FROM Schools WHERE Id IN (SELECT value FROM json_each(?1))",
        SearchKind.Service => "SELECT Id, Name FROM Services WHERE Id IN (SELECT value FROM json_each(?1))",
        SearchKind.Provider => "SELECT Id, Name FROM Providers WHERE Id IN (SELECT value FROM json_each(?1))",
        _ => "SELECT Id, Name FROM Areas WHERE Id IN (SELECT value FROM json_each(?1))",
    };
}
