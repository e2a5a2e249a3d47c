using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Finding.Pages;

/// <summary>What a search was taken to mean, where words of it were corrected.</summary>
internal static partial class SearchCorrection
{
    /// <summary>The text with the corrections of its best hit; null where the best hit needed none.</summary>
    public static string? Find(string text, IReadOnlyList<SearchHit> hits)
    {
        var pairs = hits.Count == 0 ? [] : Pair().Matches(hits[0].Matched).ToList();
        return pairs.Count == 0 ? null : pairs.Aggregate(text, (said, pair) =>
            said.Replace(pair.Groups["typed"].Value, pair.Groups["found"].Value, StringComparison.OrdinalIgnoreCase));
    }

    // As a hit says it: (“oak” for “oka”).
    [GeneratedRegex("“(?<found>[^”]+)” for “(?<typed>[^”]+)”", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Pair();
}
