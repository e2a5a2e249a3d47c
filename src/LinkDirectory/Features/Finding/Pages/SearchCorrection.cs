using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Finding.Pages;

/// <summary>What a search was taken to mean, where words of it were read as others or left out.</summary>
internal static class SearchCorrection
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1);

    /// <summary>The text as its best hit was found by it; null where that needed no change.</summary>
    public static string? Find(string text, IReadOnlyList<SearchHit> hits)
    {
        if (hits is not [{ } best, ..] || (best.Corrections.Count == 0 && best.LeftOut.Count == 0))
        {
            return null;
        }

        var corrected = best.Corrections.Aggregate(text, (said, word) => Replace(said, word.Typed, word.Found));
        var found = best.LeftOut.Aggregate(corrected, (said, word) => Replace(said, word, ""));
        return string.Join(' ', found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Replace(string said, string typed, string found) =>
        Regex.Replace(said, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(typed)}(?![\p{{L}}\p{{N}}])", _ => found,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LongEnough);
}
