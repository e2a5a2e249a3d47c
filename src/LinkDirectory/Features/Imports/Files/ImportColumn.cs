namespace LinkDirectory.Features.Imports;

/// <summary>A column that an import reads, found by its name whatever the order, case and spacing of the header.</summary>
/// <param name="name">The name as the file's publisher writes it, and as reports name it.</param>
/// <param name="others">Other names that the column has gone by.</param>
public sealed class ImportColumn(string name, params string[] others)
{
    public string Name { get; } = name;

    /// <summary>Whether a file without the column is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Whether its values name or reach a person: reports then leave the value out.</summary>
    public bool Personal { get; init; }

    /// <summary>
    /// Whether a row is taken without a value of this column that cannot be read. Never so for what says which record it is, who is let
    /// in, or whom to reach in danger.
    /// </summary>
    public bool Lenient { get; init; }

    /// <summary>Whether its values are days.</summary>
    public bool IsDay { get; init; }

    /// <summary>What a template shows as its value.</summary>
    public string Example { get; init; } = "";

    /// <summary>The column as it is given out.</summary>
    public TableColumn ToWrite() => new(Name, IsDay);

    /// <summary>Whether a header's cell is this column's name.</summary>
    public bool IsNamed(string header) => others.Prepend(Name).Any(named => PlainEnum.AreSame(named, header));
}
