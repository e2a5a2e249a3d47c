using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>
/// Cuts text into words for the search: letters and digits, lower case, without accents or apostrophes. Initials with full stops are one
/// word ("R.C."), and "&amp;" is "and".
/// </summary>
internal static partial class SearchWords
{
    /// <summary>The longest text that is read, in characters; what is beyond is left out.</summary>
    public const int LongestText = 200;

    /// <summary>Words beyond these say no more about what is looked for.</summary>
    private const int MostTyped = 12;

    /// <summary>The first words of what somebody typed.</summary>
    public static IReadOnlyList<string> Typed(string text) => [.. Parse(text).Take(MostTyped)];

    public static IReadOnlyList<string> Parse(string text)
    {
        var whole = text.Length > LongestText ? text[..LongestText] : text;
        if (whole.AsSpan().ContainsAny('/', '.'))
        {
            whole = LaestabSlash().Replace(whole, "${authority}${number}");
            whole = Initials().Replace(whole, initials => initials.Value.Replace(".", "", StringComparison.Ordinal) + " ");
        }

        var folded = new StringBuilder(whole.Length + 8);
        foreach (var c in Ascii.IsValid(whole) ? whole : Normalised(whole))
        {
            Fold(folded, c);
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Fold(StringBuilder folded, char c)
    {
        if (c is '&' or '+')
        {
            folded.Append(" and ");
        }
        else if (char.IsLetterOrDigit(c))
        {
            folded.Append(char.ToLowerInvariant(c));
        }
        else if (!IsApostrophe(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        {
            folded.Append(' ');
        }
    }

    // Half of a surrogate pair cannot be normalised, and is no letter of any name.
    private static string Normalised(string text) =>
        new string([.. text.Select(c => char.IsSurrogate(c) ? ' ' : c)]).Normalize(NormalizationForm.FormD);

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʼ';

    // LAESTAB is also written 202/2775.
    [GeneratedRegex(@"\b(?<authority>\d{3})/(?<number>\d{4})\b", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex LaestabSlash();

    [GeneratedRegex(@"\b(?:\p{L}\.){2,}", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Initials();
}
