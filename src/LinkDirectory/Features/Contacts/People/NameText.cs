namespace LinkDirectory.Features.Contacts;

/// <summary>People's names as text: tidied when they come in, and taken apart to be compared.</summary>
internal static class NameText
{
    private const string Apostrophes = "'’‘ʼʻ`´′＇";

    // Letters that are one with a stroke or two in one: no accent comes off them.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['Ø'] = "O",
        ['Ł'] = "L",
        ['Đ'] = "D",
        ['Æ'] = "AE",
        ['Œ'] = "OE",
        ['Þ'] = "TH",
        ['ß'] = "SS",
        ['ẞ'] = "SS",
        ['ı'] = "I",
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

    // Short forms that are of one name alone: not Chris, Sam or Alex, which are of several people's.
    private static readonly Dictionary<string, string> ShortForms = new(StringComparer.Ordinal)
    {
        ["ABBY"] = "ABIGAIL",
        ["ANDY"] = "ANDREW",
        ["BECKY"] = "REBECCA",
        ["BEN"] = "BENJAMIN",
        ["BOB"] = "ROBERT",
        ["CATHY"] = "CATHERINE",
        ["DAVE"] = "DAVID",
        ["DEBBIE"] = "DEBORAH",
        ["ED"] = "EDWARD",
        ["GREG"] = "GREGORY",
        ["JENNY"] = "JENNIFER",
        ["JEN"] = "JENNIFER",
        ["JIM"] = "JAMES",
        ["KATHY"] = "KATHLEEN",
        ["KEN"] = "KENNETH",
        ["LIZ"] = "ELIZABETH",
        ["MATT"] = "MATTHEW",
        ["MIKE"] = "MICHAEL",
        ["NICK"] = "NICHOLAS",
        ["PETE"] = "PETER",
        ["ROB"] = "ROBERT",
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

    /// <summary>How many accents a name has.</summary>
    public static int Accents(string name) => name.Normalize(NormalizationForm.FormD).Count(IsMark);

    /// <summary>Whether one title is a man's and the other a woman's.</summary>
    public static bool Contradict(string? one, string? other) => one is not null && other is not null
        && ((Masculine.Contains(one) && Feminine.Contains(other)) || (Feminine.Contains(one) && Masculine.Contains(other)));

    /// <summary>Whether one given name is the other's initial, or a short form that no other name has.</summary>
    public static bool AreShortForms(string one, string other) => IsInitial(one, other) || IsInitial(other, one)
        || ShortForms.GetValueOrDefault(one) == other || ShortForms.GetValueOrDefault(other) == one;

    public static bool IsInitial(string text, string name) => text.Length == 1 && name.StartsWith(text, StringComparison.Ordinal);

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

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
