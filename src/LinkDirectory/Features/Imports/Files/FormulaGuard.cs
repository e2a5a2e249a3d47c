namespace LinkDirectory.Features.Imports;

/// <summary>
/// Keeps a spreadsheet from running a cell's text as a formula: what begins like one is written with an apostrophe before it,
/// which spreadsheets take as "this is text", and which is taken off again when the file comes back.
/// </summary>
internal static class FormulaGuard
{
    /// <summary>A value as it is written into a file for people's spreadsheets.</summary>
    public static string? Put(string? value) => value is not null && IsRisky(value) ? "'" + value : value;

    /// <summary>A value as it was before it was written.</summary>
    public static string Take(string value) => value is ['\'', ..] && IsRisky(value[1..]) ? value[1..] : value;

    // A guarded value is guarded again, so that every value comes back as it went.
    private static bool IsRisky(string value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..]
        || (value is ['\'', ..] && IsRisky(value[1..]));
}
