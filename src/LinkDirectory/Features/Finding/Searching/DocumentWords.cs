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

    public static IEnumerable<(SearchField Field, string Word)> Of(SearchDocument document) =>
        Name(SearchField.Name, document.Record.Name).Concat(document.Texts.SelectMany(text => Of(text.Field, text.Text)));

    /// <summary>The words of the name itself, in order.</summary>
    public static List<string> Of(string name) => SameWords.Keep(SearchWords.Parse(name));

    private static IEnumerable<(SearchField Field, string Word)> Of(SearchField field, string text) => field switch
    {
        SearchField.FormerName => Name(field, text),
        SearchField.Code => Code(text).Select(word => (field, word)),
        SearchField.Place when PostcodeText.TryParseFull(text, out var postcode) => Postcode(postcode).Select(word => (field, word)),
        _ => WithParts(Of(text)).Select(word => (field, word)),
    };

    private static IEnumerable<(SearchField Field, string Word)> Name(SearchField field, string name)
    {
        var words = Of(name);
        return WithParts(words).Concat(Initials(name)).Select(word => (field, word));
    }

    private static IEnumerable<string> WithParts(List<string> words) =>
        words.Concat(words.SelectMany(word => SameWords.Parts.GetValueOrDefault(word, [])).Except(words));

    // QEGS for Queen Elizabeth's Grammar School; from the second and third word too, since some names begin with their town.
    private static IEnumerable<string> Initials(string name)
    {
        var words = SearchWords.Parse(name);
        return InitialsOf(words).Concat(InitialsOf([.. words.Where(word => !SameWords.Joins(word))])).Distinct();
    }

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
