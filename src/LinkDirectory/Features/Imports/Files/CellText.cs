namespace LinkDirectory.Features.Imports;

/// <summary>
/// Several values in one text, as in a cell of a file, with a separator between them. A separator that belongs to a value has
/// a backslash before it, and so has a backslash. Files and forms are written and read by this one rule.
/// </summary>
public static class CellText
{
    /// <summary>Between the values of a cell in a file.</summary>
    public const char Semicolon = ';';

    /// <summary>Between the values of a field in a form.</summary>
    public const char NewLine = '\n';

    /// <summary>Between the parts of one value, such as those of an address.</summary>
    public const char Bar = '|';

    private const char Escape = '\\';

    /// <summary>Puts a separator between values that <see cref="Write"/> wrote; null where there are none.</summary>
    public static string? Join(IEnumerable<string> written, char separator) =>
        string.Join(separator == NewLine ? "\n" : "; ", written) is { Length: > 0 } text ? text : null;

    /// <summary>One value as it is written among others.</summary>
    public static string Write(string value, params ReadOnlySpan<char> separators)
    {
        var text = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            if (letter == Escape || separators.Contains(letter))
            {
                text.Append(Escape);
            }

            text.Append(letter);
        }

        return text.ToString();
    }

    /// <summary>The value that was written. A backslash before any letter that is no separator is a backslash.</summary>
    public static string Read(string written)
    {
        var text = new StringBuilder(written.Length);
        for (var index = 0; index < written.Length; index++)
        {
            var isEscape = written[index] == Escape && index + 1 < written.Length
                && written[index + 1] is Escape or Semicolon or NewLine or Bar;
            text.Append(written[isEscape ? ++index : index]);
        }

        return text.ToString();
    }

    /// <summary>The parts between separators, trimmed but otherwise as they were written.</summary>
    public static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == Escape)
            {
                index++;
            }
            else if (text[index] == separator)
            {
                parts.Add(text[start..index].Trim());
                start = index + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    /// <summary>The values between separators, without the empty ones.</summary>
    public static List<string> Values(string? text, char separator) =>
        [.. Split(text ?? "", separator).Where(part => part.Length > 0).Select(Read)];
}
