using System.Text;

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
        var nearest = Enum.GetValues<TEnum>().Select(value => (Value: value, Edits: Edits(letters, Letters(value.ToString()))))
            .MinBy(found => found.Edits);
        var all = string.Join(", ", Enum.GetValues<TEnum>().Select(Words));
        return nearest.Edits <= Math.Max(letters.Length, 4) / 2
            ? $"'{text}' is not known here; the nearest is '{Words(nearest.Value)}'. Write one of: {all}."
            : $"'{text}' is not known here. Write one of: {all}.";
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>How many letters must be put in, taken out, changed or swapped with their neighbour to make one of the other.</summary>
    private static int Edits(string from, string to)
    {
        var costs = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                costs[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(costs[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), 1 + Math.Min(costs[i - 1, j], costs[i, j - 1])),
                };
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[from.Length, to.Length];
    }
}
