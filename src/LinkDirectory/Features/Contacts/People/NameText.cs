using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Contacts;

/// <summary>People's names as text: tidied when they come in, and taken apart to be compared.</summary>
internal static partial class NameText
{
    /// <summary>What to do about a name that is no <see cref="InvisibleText.IsPlainLine"/>.</summary>
    public const string Advice = "Write the name on one line, without < or >.";

    private const string Apostrophes = "'’‘ʼʻ`´′＇";

    // Letters that are one with a stroke or two in one: no accent comes off them.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['Ø'] = "O",
        ['Ł'] = "L",
        ['Đ'] = "D",
        ['Ð'] = "D",
        ['Ħ'] = "H",
        ['Æ'] = "AE",
        ['Œ'] = "OE",
        ['Þ'] = "TH",
        ['ß'] = "SS",
        ['ẞ'] = "SS",
        ['ı'] = "I",
    };

    private static readonly Dictionary<char, string> SpeltOutLetters = new()
    {
        ['Ä'] = "AE",
        ['Ö'] = "OE",
        ['Ü'] = "UE",
        ['Å'] = "AA",
        ['Ø'] = "OE",
        ['Ð'] = "DH",
    };

    private static readonly HashSet<string> Masculine = new(StringComparer.Ordinal) { "MR", "SIR", "FR", "FATHER" };

    private static readonly HashSet<string> Feminine = new(StringComparer.Ordinal) { "MRS", "MS", "MISS", "DAME", "SR", "SISTER" };

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "MX", "DR", "PROF", "PROFESSOR", "REV", "REVD", "REVEREND", "CANON", "CLLR",
    };

    private static readonly HashSet<string> Honours = new(StringComparer.Ordinal)
    {
        "MBE", "OBE", "CBE", "PHD", "BSC", "MSC", "BED", "MED", "NPQH", "NPQSL", "QTS", "PGCE", "FCCT",
    };

    // Short forms, with the names that they are of: not Chris, Sam or Alex, which are a man's and a woman's.
    private static readonly Dictionary<string, string> ShortForms = new(StringComparer.Ordinal)
    {
        ["ABBY"] = "ABIGAIL",
        ["ANDY"] = "ANDREW",
        ["BECKY"] = "REBECCA",
        ["BEN"] = "BENJAMIN",
        ["BILL"] = "WILLIAM",
        ["BOB"] = "ROBERT",
        ["CATHY"] = "CATHERINE",
        ["DAVE"] = "DAVID",
        ["DEBBIE"] = "DEBORAH",
        ["ED"] = "EDWARD",
        ["GEOFF"] = "GEOFFREY",
        ["GREG"] = "GREGORY",
        ["JEFF"] = "JEFFREY",
        ["JEN"] = "JENNIFER",
        ["JENNY"] = "JENNIFER",
        ["JIM"] = "JAMES",
        ["KATE"] = "KATHERINE CATHERINE KATHRYN",
        ["KATHY"] = "KATHLEEN",
        ["KATIE"] = "KATHERINE CATHERINE KATHRYN",
        ["KEN"] = "KENNETH",
        ["LIZ"] = "ELIZABETH",
        ["MAGGIE"] = "MARGARET",
        ["MATT"] = "MATTHEW",
        ["MIKE"] = "MICHAEL",
        ["NICK"] = "NICHOLAS",
        ["PETE"] = "PETER",
        ["ROB"] = "ROBERT",
        ["STEVE"] = "STEPHEN STEVEN",
        ["SUE"] = "SUSAN",
        ["TOM"] = "THOMAS",
        ["TONY"] = "ANTHONY",
        ["VICKY"] = "VICTORIA",
        ["WILL"] = "WILLIAM",
    };

    /// <summary>A name as it is kept: letters in one form each, straight apostrophes, plain hyphens and single spaces.</summary>
    public static string Tidy(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in InvisibleText.Remove(text).Normalize(NormalizationForm.FormC))
        {
            var kept = Apostrophes.Contains(letter, StringComparison.Ordinal) ? '\''
                : char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation ? '-'
                : char.IsWhiteSpace(letter) ? ' '
                : letter;
            if (kept != ' ' || (plain.Length > 0 && plain[^1] != ' '))
            {
                plain.Append(kept);
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>
    /// The name as it is written where the keyboard has no such letters: Mueller for Müller, Aakesson for Åkesson. The same where it has
    /// none of them.
    /// </summary>
    public static string SpeltOut(string name)
    {
        var spelt = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormC).ToUpperInvariant())
        {
            spelt.Append(SpeltOutLetters.GetValueOrDefault(letter) ?? letter.ToString());
        }

        return spelt.Length == name.Length ? name : spelt.ToString();
    }

    /// <summary>Whether the text names two people, as that of a job share does.</summary>
    public static bool NamesTwo(string name) => SecondPerson().IsMatch(WithoutBrackets(Tidy(name)));

    /// <summary>Whether the short text is the initials of the given names, as JA is of Jane Anne.</summary>
    public static bool AreInitials(string text, IEnumerable<string> given) =>
        text.Length > 1 && text == string.Concat(given.Select(name => name[0]));

    /// <summary>The words of a name in upper case without accents, the given name first, and the title apart.</summary>
    public static (IReadOnlyList<string> Words, string? Title) Words(string text)
    {
        var plain = Fold(InFirstOrder(WithoutBrackets(Tidy(text))));
        var words = plain.Split([' ', '-', '.', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries).ToList();
        string? title = null;
        while (words.Count > 1 && IsTitle(words[0]))
        {
            title ??= words[0];
            words.RemoveAt(0);
        }

        while (words.Count > 2 && Honours.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return (words, title);
    }

    /// <summary>How many accents, apostrophes and hyphens a name has.</summary>
    public static int Marks(string name) =>
        Tidy(name).Normalize(NormalizationForm.FormD).Count(letter => IsMark(letter) || letter is '\'' or '-' || Plain.ContainsKey(letter));

    /// <summary>Whether a name is written in capitals or in small letters alone.</summary>
    public static bool IsOfOneCase(string name) => !name.Any(char.IsLower) || !name.Any(char.IsUpper);

    /// <summary>Whether one title is a man's and the other a woman's.</summary>
    public static bool Contradict(string? one, string? other) => one is not null && other is not null
        && ((Masculine.Contains(one) && Feminine.Contains(other)) || (Feminine.Contains(one) && Masculine.Contains(other)));

    /// <summary>Whether one given name is the other's initial, or a short form of it.</summary>
    public static bool AreShortForms(string one, string other) => IsInitial(one, other) || IsInitial(other, one)
        || IsShortFormOf(one, other) || IsShortFormOf(other, one);

    public static bool IsInitial(string text, string name) => text.Length == 1 && name.StartsWith(text, StringComparison.Ordinal);

    private static bool IsShortFormOf(string text, string name) =>
        ShortForms.GetValueOrDefault(text)?.Split(' ').Contains(name, StringComparer.Ordinal) == true;

    private static bool IsTitle(string word) => Titles.Contains(word) || Masculine.Contains(word) || Feminine.Contains(word);

    // "Khan, Sarah" and "KHAN Sarah", but not "Sarah Khan, MBE".
    private static string InFirstOrder(string name)
    {
        if (name.Split(',') is [var surname, var given] && given.Trim() is { Length: > 0 } first && !Honours.Contains(Fold(first)))
        {
            return $"{first} {surname}";
        }

        var words = name.Split(' ');
        return words is [{ Length: > 1 } capitals, ..] && !IsTitle(capitals) && words.Length > 1 && capitals.All(char.IsUpper)
            && !words[^1].All(char.IsUpper)
            ? string.Join(' ', words.Skip(1).Append(capitals))
            : name;
    }

    private static string WithoutBrackets(string name)
    {
        var (start, end) = (name.IndexOf('(', StringComparison.Ordinal), name.IndexOf(')', StringComparison.Ordinal));
        return start > 0 && end > start ? name.Remove(start, end - start + 1) : name;
    }

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).ToUpperInvariant())
        {
            if (!IsMark(letter) && letter != '\'')
            {
                folded.Append(Plain.GetValueOrDefault(letter) ?? letter.ToString());
            }
        }

        return folded.ToString();
    }

    [GeneratedRegex(@"\S\s*(&|/|\+|\band\b)\s*\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecondPerson();

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
