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

    /// <summary>The words in the index's query language, quoted, so that nothing typed is read as its operators.</summary>
    public static string MatchOf(string text)
    {
        // As the index does: an apostrophe does not divide a word, other marks do.
        var words = text.Where(letter => letter is not ('\'' or '’')).Select(letter => char.IsLetterOrDigit(letter)
            || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark ? letter : ' ');
        return string.Join(' ', string.Concat(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $"\"{w}\"*"));
    }
}
