using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>The words that a record is found by, made of its texts.</summary>
internal static class DocumentWords
{
    // First letters of a name's words; no word begins with this mark.
    public const char InitialsMark = '>';

    // A postcode whose letters and digits that look alike are one.
    public const char LookalikeMark = '~';

    private const int FewestInitials = 3;
    private const int InitialsFrom = 3;
    private const int MostInitials = 9;
    private const int TelephoneEnd = 6;

    /// <param name="name">The record's own name, cut into words.</param>
    public static IEnumerable<(SearchField Field, string Word)> Of(SearchDocument document, NameWords name) =>
        Of(SearchField.Name, name).Concat(document.Texts.SelectMany(text => Of(text.Field, text.Text)));

    private static IEnumerable<(SearchField Field, string Word)> Of(SearchField field, string text) => field switch
    {
        SearchField.FormerName => Of(field, NameWords.Of(text)),
        SearchField.Code => Code(text).Select(word => (field, word)),
        SearchField.Place when PostcodeText.TryParseFull(text, out var postcode) => Postcode(postcode).Select(word => (field, word)),
        _ => WithParts(NameWords.Of(text).Kept).Select(word => (field, word)),
    };

    private static IEnumerable<(SearchField Field, string Word)> Of(SearchField field, NameWords name) =>
        WithParts(name.Kept).Concat(Initials(name.Written)).Select(word => (field, word));

    private static IEnumerable<string> WithParts(IReadOnlyList<string> words) =>
        words.Concat(words.SelectMany(word => SameWords.Parts.GetValueOrDefault(word, [])).Except(words));

    // QEGS for Queen Elizabeth's Grammar School; from the second and third word too, since some names begin with their town.
    private static IEnumerable<string> Initials(IReadOnlyList<string> words) =>
        InitialsOf(words).Concat(InitialsOf([.. words.Where(word => !SameWords.Joins(word))])).Distinct();

    private static IEnumerable<string> InitialsOf(IReadOnlyList<string> words)
    {
        for (var from = 0; from < InitialsFrom && from + FewestInitials <= words.Count; from++)
        {
            yield return InitialsMark + string.Concat(words.Skip(from).Take(MostInitials).Select(Initial));
        }
    }

    // King Edward VI is KEVI.
    private static string Initial(string word) => word is "ii" or "iii" or "iv" or "vi" or "vii" or "viii" ? word : word[..1];

    private static IEnumerable<string> Postcode(PostcodeText postcode)
    {
        var (outward, code) = (postcode.Outward.ToLowerInvariant(), postcode.Code.ToLowerInvariant());
        return [outward, code, LookalikeMark + Lookalike(outward), LookalikeMark + Lookalike(code)];
    }

    /// <summary>A code in which letters that are taken for digits are those digits: O is 0, I and L are 1, S is 5.</summary>
    public static string Lookalike(string code) =>
        code.Replace('o', '0').Replace('i', '1').Replace('l', '1').Replace('s', '5');

    // A telephone number as it is dialled, and its end, which is known locally; any other code as it is.
    private static IEnumerable<string> Code(string text)
    {
        var words = SearchWords.Parse(text);
        var digits = string.Concat(words);
        return digits.Length > TelephoneEnd && digits[0] == '0' && digits.All(char.IsAsciiDigit)
            ? [digits, digits[^TelephoneEnd..]]
            : words;
    }

    /// <summary>Digits as they are dialled within the country: 44 before them is a 0.</summary>
    public static string Telephone(string digits) =>
        digits.StartsWith("440", StringComparison.Ordinal) ? digits[2..]
        : digits.Length > 10 && digits.StartsWith("44", StringComparison.Ordinal) ? string.Concat("0", digits.AsSpan(2))
        : digits;
}

/// <summary>A text's words.</summary>
/// <param name="Written">As they are written.</param>
/// <param name="Kept">Each thing by the word that the index keeps of it, in order.</param>
internal sealed record NameWords(IReadOnlyList<string> Written, IReadOnlyList<string> Kept)
{
    public static NameWords Of(string text)
    {
        var written = SearchWords.Parse(text);
        return new NameWords(written, [.. SameWords.Keep(written).Select(word => word.Kept)]);
    }
}
