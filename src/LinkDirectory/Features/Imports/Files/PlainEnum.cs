namespace LinkDirectory.Features.Imports;

/// <summary>
/// An enum's values as people write them in a spreadsheet: "low mood", "Low Mood" and the API's LOW_MOOD are one. Only
/// letters and digits count.
/// </summary>
public static class PlainEnum
{
    /// <summary>The value in plain words: LowMood is "low mood".</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var words = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    public static bool TryParse<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        var letters = Letters(text);
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (Letters(candidate.ToString()) == letters)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>What to write instead of a value that is not known: the nearest one where one is near, and all of them.</summary>
    public static string Advice<TEnum>(string text)
        where TEnum : struct, Enum
    {
        var letters = Letters(text);
        var most = Math.Max(letters.Length, 4) / 2;
        var nearest = Enum.GetValues<TEnum>()
            .Select(value => (Value: value, Edits: EditDistance.Between(letters, Letters(value.ToString()), most)))
            .MinBy(found => found.Edits);
        var all = string.Join(", ", Enum.GetValues<TEnum>().Select(Words));
        return nearest.Edits <= most
            ? $"'{text}' is not known here; the nearest is '{Words(nearest.Value)}'. Write one of: {all}."
            : $"'{text}' is not known here. Write one of: {all}.";
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
