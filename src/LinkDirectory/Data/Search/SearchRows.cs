namespace LinkDirectory.Data.Search;

/// <summary>A record that the index found, with what is needed to rank it.</summary>
/// <param name="Place">Town, locality and postcode of a school; a service's provider.</param>
/// <param name="Codes">URN and LAESTAB, reference, ODS code or GSS code, divided by spaces.</param>
/// <param name="Bm25">The index's own rank, higher is better.</param>
internal sealed record SearchRow(SearchKind Kind, int Id, string Name, string Place, string Codes, bool Open, double Bm25);

/// <summary>Runs a query of the full-text index, and reads what it finds by key.</summary>
internal static class SearchRows
{
    /// <summary>What the index ranks highest is read and ranked again by name; nobody reads further.</summary>
    public const int Most = 400;

    // A row's number is its record's id times four, plus its kind. A name counts five times as much as a place.
    private const string Sql = """
        SELECT f.Kind, f.Id,
          coalesce(s.Name, v.Name, p.Name, a.Name),
          coalesce(nullif(concat_ws(' ', s.Locality, s.Town, s.Postcode), ''), vp.Name, ''),
          concat_ws(' ', s.Urn, s.Laestab, v.Reference, p.OdsCode, a.Code),
          coalesce(s.Status <> 'Closed', v.Status <> 'Ended', 1),
          -f.Bm25
        FROM (
          SELECT w.rowid % 4 AS Kind, w.rowid / 4 AS Id, bm25(SearchIndex, 10, 2, 10) AS Bm25
          FROM SearchIndex w WHERE SearchIndex MATCH @match AND (@kind IS NULL OR w.rowid % 4 = @kind)
          ORDER BY Bm25, w.rowid LIMIT @most) f
        LEFT JOIN Schools s ON f.Kind = 0 AND s.Id = f.Id
        LEFT JOIN Services v ON f.Kind = 1 AND v.Id = f.Id
        LEFT JOIN Providers vp ON vp.Id = v.ProviderId
        LEFT JOIN Providers p ON f.Kind = 2 AND p.Id = f.Id
        LEFT JOIN Areas a ON f.Kind = 3 AND a.Id = f.Id
        """;

    /// <param name="match">An FTS5 expression, in which all that somebody typed is quoted.</param>
    public static Task<List<SearchRow>> ReadAsync(DirectoryDbContext db, string match, SearchKind? kind, CancellationToken cancellation) =>
        db.QueryAsync(
        Sql,
        row => new SearchRow(
            (SearchKind)row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5),
            row.GetDouble(6)),
        cancellation,
        ("@match", match),
        ("@kind", (int?)kind),
        ("@most", Most));
}
