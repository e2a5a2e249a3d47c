namespace LinkDirectory.Features.Contacts.Import;

/// <summary>What people write into a name's cell where they have no name.</summary>
internal enum NoName
{
    /// <summary>Nobody is in the role.</summary>
    Vacant,

    /// <summary>The writer does not know who is.</summary>
    NotKnown,
}

/// <summary>Tells words that stand for a missing name from names.</summary>
internal static class NoNames
{
    private static readonly HashSet<string> Vacancies = new(StringComparer.OrdinalIgnoreCase)
    {
        "vacant", "vacancy", "currently vacant", "vacant post", "post vacant", "vacant position", "position vacant", "nobody", "no one",
        "none", "not filled", "unfilled",
    };

    private static readonly HashSet<string> Unknowns = new(StringComparer.OrdinalIgnoreCase)
    {
        "tbc", "tba", "tbd", "to be confirmed", "to be advised", "to be announced", "to be decided", "n/a", "not applicable", "not known",
        "unknown", "awaiting confirmation", "see above", "as above",
    };

    /// <returns>Null where the text may be a name: it has letters, and is not one of the known words.</returns>
    public static NoName? Read(string text)
    {
        var plain = text.Trim(' ', '(', ')', '[', ']', '*', '.', '-', '?', '!');
        return Vacancies.Contains(plain) ? NoName.Vacant
            : Unknowns.Contains(plain) || (text.Length > 0 && !text.Any(char.IsLetter)) ? NoName.NotKnown
            : null;
    }
}
