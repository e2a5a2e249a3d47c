namespace LinkDirectory.Features.Imports;

/// <summary>The column that somebody meant by a name that is not one: "phone" for telephone, "holder email address" for holder_email.
/// </summary>
internal static class ColumnSuggestion
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["phone"] = "telephone",
        ["tel"] = "telephone",
        ["mobile"] = "telephone",
        ["mail"] = "email",
        ["mailbox"] = "email",
        ["postholder"] = "holder",
        ["lead"] = "holder",
        ["start"] = "since",
        ["started"] = "since",
        ["end"] = "until",
        ["title"] = "job title",
    };

    /// <returns>Null where nothing is near.</returns>
    public static ImportColumn? For(string name, IEnumerable<ImportColumn> columns) => columns
        .Select(column => (Column: column, Distance: Distance(name, column.Name))).Where(found => found.Distance < 2)
        .OrderBy(found => found.Distance).Select(found => found.Column).FirstOrDefault();

    // How many words the two do not share; or where they differ by slips of the pen, a little more than one.
    private static double Distance(string name, string column)
    {
        var (given, known) = (Words(name), Words(column));
        var unshared = given.Union(known).Count() - given.Intersect(known).Count();
        var (one, other) = (string.Concat(given), string.Concat(known));
        var most = Math.Max(1, other.Length / 4);
        return unshared < 2 && given.Overlaps(known) ? unshared : EditDistance.Between(one, other, most) <= most ? 1.5 : double.MaxValue;
    }

    private static HashSet<string> Words(string name) =>
        [.. name.Split([' ', '_', '-', '/', '.', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => Meanings.GetValueOrDefault(word, word).ToUpperInvariant().Split(' '))];
}
