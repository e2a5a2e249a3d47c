namespace LinkDirectory.GraphQL;

/// <summary>"Did you mean …?" as the reference says it.</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 5;

    /// <summary>A question naming the options like <paramref name="input"/>; empty when none is.</summary>
    public static string DidYouMean(string? what, string input, IEnumerable<string> options) => DidYouMean(what, Like(input, options));

    /// <summary>A question naming the options; empty when there are none.</summary>
    public static string DidYouMean(string? what, IEnumerable<string> options)
    {
        var quoted = options.Take(MaxSuggestions).Select(option => $"\"{option}\"").ToList();
        if (quoted.Count == 0)
        {
            return "";
        }

        var list = quoted.Count switch
        {
            1 => quoted[0],
            2 => $"{quoted[0]} or {quoted[1]}",
            _ => $"{string.Join(", ", quoted.Take(quoted.Count - 1))}, or {quoted[^1]}",
        };
        return $" Did you mean {(what is null ? "" : what + " ")}{list}?";
    }

    /// <summary>The options within two fifths of the input's length in edits, nearest first.</summary>
    public static IEnumerable<string> Like(string input, IEnumerable<string> options)
    {
        var threshold = (int)Math.Floor(input.Length * 0.4) + 1;
        return options.Distinct(StringComparer.Ordinal).Select(option => (option, distance: Distance(input, option, threshold)))
            .Where(pair => pair.distance <= threshold)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.option, NaturalOrder.Instance)
            .Select(pair => pair.option);
    }

    /// <summary>Edits from one name to the other, a swap of neighbours counting once; 1 when they differ in case alone.</summary>
    private static int Distance(string left, string right, int threshold)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
        {
            return 0;
        }

        // Names are compared in small letters as the reference compares them.
        var (a, b) = (right.ToLowerInvariant(), left.ToLowerInvariant());
        return string.Equals(a, b, StringComparison.Ordinal) ? 1 : EditDistance.Between(a, b, threshold);
    }
}
