using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Cuts text into words as the index does: letters and digits, lower case, without accents or apostrophes.</summary>
internal static partial class SearchWords
{
    /// <summary>The longest text that is read, in characters; what is beyond is left out.</summary>
    public const int LongestText = 200;

    private const int MostWords = 12;

    public static IReadOnlyList<string> Parse(string text)
    {
        var whole = LaestabSlash().Replace(text.Length > LongestText ? text[..LongestText] : text, "${authority}${number}");
        var folded = Normalised(whole).Where(c => !IsApostrophe(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return [.. string.Concat(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
    }

    // Half of a surrogate pair cannot be normalised, and is no letter of any name.
    private static string Normalised(string text) =>
        new string([.. text.Select(c => char.IsSurrogate(c) ? ' ' : c)]).Normalize(NormalizationForm.FormD);

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʼ';

    // LAESTAB is also written 202/2775.
    [GeneratedRegex(@"\b(?<authority>\d{3})/(?<number>\d{4})\b", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex LaestabSlash();
}
