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

#pragma warning disable CA1308 // Names are compared in small letters as the reference compares them.
        var (a, b) = (right.ToLowerInvariant(), left.ToLowerInvariant());
#pragma warning restore CA1308
        if (string.Equals(a, b, StringComparison.Ordinal))
        {
            return 1;
        }

        if (Math.Abs(a.Length - b.Length) > threshold)
        {
            return int.MaxValue;
        }

        (a, b) = a.Length < b.Length ? (b, a) : (a, b);
        var rows = new[] { new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1] };
        for (var i = 0; i <= a.Length; i++)
        {
            var smallest = int.MaxValue;
            for (var j = 0; j <= b.Length; j++)
            {
                var cell = rows[i % 3][j] = i == 0 ? j : j == 0 ? i : Cell(rows, a, b, i, j);
                smallest = Math.Min(smallest, cell);
            }

            if (smallest > threshold)
            {
                return int.MaxValue;
            }
        }

        return rows[a.Length % 3][b.Length];
    }

    private static int Cell(int[][] rows, string a, string b, int i, int j)
    {
        var (current, above) = (rows[i % 3], rows[(i - 1) % 3]);
        var cost = a[i - 1] == b[j - 1] ? 0 : 1;
        var cell = Math.Min(Math.Min(above[j] + 1, current[j - 1] + 1), above[j - 1] + cost);
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(cell, rows[(i - 2) % 3][j - 2] + 1) : cell;
    }
}
