using System.Text.Json;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// An enum's values as people write them in a spreadsheet: "low mood", "Low Mood" and the API's LOW_MOOD are one. Only
/// letters and digits count.
/// </summary>
public static class PlainEnum
{
    /// <summary>The value in plain words: LowMood is "low mood".</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    public static bool TryParse<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        var letters = Letters(text);
        var found = Enum.GetValues<TEnum>().Where(candidate => Letters(candidate.ToString()) == letters).ToList();
        value = found.FirstOrDefault();
        return found.Count > 0;
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

    /// <summary>Whether the letters and digits of two texts are the same, whatever stands between them and in any case.</summary>
    public static bool AreSame(string one, string other) => Letters(one) == Letters(other);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
