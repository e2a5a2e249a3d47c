using LinkDirectory.Features.Imports;

namespace LinkDirectory.Wording;

/// <summary>Imports and what became of their rows, in words.</summary>
public static class ImportDisplayNames
{
    public static string DisplayName(this ImportRowOutcome outcome) => outcome switch
    {
        ImportRowOutcome.Added => "Added",
        ImportRowOutcome.Changed => "Changed",
        ImportRowOutcome.Closed => "Closed",
        ImportRowOutcome.Vanished => "No longer in the file",
        ImportRowOutcome.Rejected => "Left out",
        ImportRowOutcome.Warned => "Taken, but look again",
        ImportRowOutcome.Held => "Held for a decision",
    };

    public static string TagColour(this ImportRowOutcome outcome) => outcome switch
    {
        ImportRowOutcome.Rejected => "red",
        ImportRowOutcome.Warned or ImportRowOutcome.Held => "yellow",
        ImportRowOutcome.Vanished => "orange",
        ImportRowOutcome.Added => "green",
        ImportRowOutcome.Changed or ImportRowOutcome.Closed => "grey",
    };

    /// <summary>What a run brought in: "Schools (GIAS)".</summary>
    public static string KindInWords(this ImportRun run) => run.Kind switch
    {
        "gias" => "Schools (GIAS)",
        "gias-links" => "Schools’ predecessors and successors (GIAS)",
        "postcodes" => "Postcodes",
        "boundaries" => "Areas’ boundaries",
        "services" => "Services",
        "contacts" => "Contacts",
        "links" => "Links",
        var other => other,
    };

    /// <summary>"25 added, 3 changed, 2 left out", without what did not happen.</summary>
    public static string Summary(this ImportRun run)
    {
        (int Count, string Words)[] parts =
        [
            (run.Added, "added"), (run.Changed, "changed"), (run.Closed, "closed"), (run.Vanished, "no longer in the file"),
            (run.Unchanged, "unchanged"), (run.Rejected, "left out"),
        ];
        return parts.All(part => part.Count == 0)
            ? "no rows"
            : string.Join(", ", parts.Where(part => part.Count > 0).Select(part => $"{PlainNumber.Format(part.Count)} {part.Words}"));
    }
}
