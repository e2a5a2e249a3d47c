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

    /// <summary>What a template shows as its value.</summary>
    public string Example { get; init; } = "";

    /// <summary>Whether a header's cell is this column's name.</summary>
    public bool IsNamed(string header) => IsSame(Name, header) || others.Any(other => IsSame(other, header));

    // Letters and digits alone decide, so that spaces, hyphens, brackets and byte order marks never do.
    private static bool IsSame(string name, string header)
    {
        int left = 0, right = 0;
        while (true)
        {
            while (left < name.Length && !char.IsLetterOrDigit(name[left]))
            {
                left++;
            }

            while (right < header.Length && !char.IsLetterOrDigit(header[right]))
            {
                right++;
            }

            if (left == name.Length || right == header.Length)
            {
                return left == name.Length && right == header.Length;
            }

            if (char.ToUpperInvariant(name[left++]) != char.ToUpperInvariant(header[right++]))
            {
                return false;
            }
        }
    }
}
