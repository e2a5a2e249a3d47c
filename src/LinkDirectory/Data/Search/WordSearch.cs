namespace LinkDirectory.Data.Search;

/// <summary>The engine's word index as sets of ids: every word typed begins a word of the row's name, place or codes.</summary>
internal static class WordSearch
{
    /// <summary>The rows with every word; null where the text has no word in it, which narrows nothing down.</summary>
    public static IQueryable<int>? Matching(DirectoryDbContext db, SearchKind kind, string text)
    {
        var match = MatchOf(text);
        var number = (int)kind;
        return match.Length == 0 ? null : db.Database.SqlQuery<int>(
            $"SELECT w.rowid / 4 AS Value FROM SearchIndex w WHERE SearchIndex MATCH {match} AND w.rowid % 4 = {number}");
    }

    /// <summary>
    /// The points of contact of schools, services and areas with every word, each found by its own key: tested row by row, all points of
    /// contact would be. Null where the text has no word in it.
    /// </summary>
    public static IQueryable<int>? ContactsOfMatching(DirectoryDbContext db, string text)
    {
        var match = MatchOf(text);
        return match.Length == 0 ? null : db.Database.SqlQuery<int>($"""
            SELECT c.Id AS Value FROM SearchIndex w CROSS JOIN PointsOfContact c ON c.SchoolId = w.rowid / 4
              WHERE SearchIndex MATCH {match} AND w.rowid % 4 = 0
            UNION ALL SELECT c.Id FROM SearchIndex w CROSS JOIN PointsOfContact c ON c.ServiceId = w.rowid / 4
              WHERE SearchIndex MATCH {match} AND w.rowid % 4 = 1
            UNION ALL SELECT c.Id FROM SearchIndex w CROSS JOIN PointsOfContact c ON c.AreaId = w.rowid / 4
              WHERE SearchIndex MATCH {match} AND w.rowid % 4 = 3
            """);
    }

    /// <summary>The words in the index's query language, quoted, so that nothing typed is read as its operators.</summary>
    public static string MatchOf(string text)
    {
        // As the index does: an apostrophe does not divide a word, other marks do.
        var words = text.Where(letter => letter is not ('\'' or '’')).Select(letter => char.IsLetterOrDigit(letter)
            || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark ? letter : ' ');
        return string.Join(' ', Narrowing(string.Concat(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => $"\"{w}\"*"));
    }

    // What has a word that begins with the longer has one that begins with the shorter. Without the shorter no word of the index is read
    // twice, however much was typed.
    private static IEnumerable<string> Narrowing(string[] words)
    {
        string[] once = [.. words.Distinct(StringComparer.OrdinalIgnoreCase)];
        return once.Where(word => !Array.Exists(
            once, other => other.Length > word.Length && other.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }
}
