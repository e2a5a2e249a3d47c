using System.Globalization;

namespace LinkDirectory.Features.Imports.Pages;

/// <summary>Imports in words.</summary>
internal static class ImportWords
{
    public static string Kind(string kind) => kind switch
    {
        "gias" => "Schools (GIAS)",
        "gias-links" => "Schools’ predecessors and successors (GIAS)",
        "postcodes" => "Postcodes",
        "boundaries" => "Areas’ boundaries",
        "services" => "Services",
        "contacts" => "Contacts",
        "links" => "Links",
        _ => kind,
    };

    public static string Of(ImportRowOutcome outcome) => outcome switch
    {
        ImportRowOutcome.Added => "Added",
        ImportRowOutcome.Changed => "Changed",
        ImportRowOutcome.Closed => "Closed",
        ImportRowOutcome.Vanished => "No longer in the file",
        ImportRowOutcome.Rejected => "Left out",
        _ => "Taken, but look again",
    };

    public static string Colour(ImportRowOutcome outcome) => outcome switch
    {
        ImportRowOutcome.Rejected => "red",
        ImportRowOutcome.Warned => "yellow",
        ImportRowOutcome.Vanished => "orange",
        ImportRowOutcome.Added => "green",
        _ => "grey",
    };

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"25 added, 3 changed, 2 left out": what is none is not said.</summary>
    public static string Summary(ImportRun run)
    {
        (int Count, string Words)[] parts =
        [
            (run.Added, "added"), (run.Changed, "changed"), (run.Closed, "closed"), (run.Vanished, "no longer in the file"),
            (run.Unchanged, "as they were"), (run.Rejected, "left out"),
        ];
        return string.Join(", ", parts.Where(part => part.Count > 0).Select(part =>
            $"{Number(part.Count)} {part.Words}")) is { Length: > 0 } text ? text : "no rows";
    }
}
