namespace LinkDirectory.Features.Contacts;

/// <summary>How alike two names are.</summary>
internal enum NameLikeness
{
    /// <summary>One name, typed another way: case, accents, apostrophes, hyphens, spaces, titles, "Surname, First" or a middle name.
    /// </summary>
    Same,

    /// <summary>One name, written shorter or in another order: initials, short forms, one half of a double surname.</summary>
    Close,

    /// <summary>A slip of the pen, a surname alone, or titles or middle names that contradict each other.</summary>
    Slip,

    /// <summary>The given name alone: a married name, or somebody else.</summary>
    GivenName,

    /// <summary>The surname alone.</summary>
    Surname,

    Different,
}

/// <summary>A person's name as it is compared. Personal data.</summary>
internal sealed class PersonName
{
    private const int ShortestForSlip = 6;

    private readonly IReadOnlyList<string> words;
    private readonly string? title;

    private PersonName(IReadOnlyList<string> words, string? title)
    {
        (this.words, this.title) = (words, title);
        Joined = string.Concat(words);
    }

    /// <summary>The letters of the name alone, upper case, without accents and titles.</summary>
    public string Joined { get; }

    /// <summary>The words of the name, upper case, without accents and titles, the given name first.</summary>
    public IReadOnlyList<string> Words => words;

    private string Given => words[0];

    private IEnumerable<string> AfterGiven => words.Skip(1);

    public static PersonName Parse(string text)
    {
        var (words, title) = NameText.Words(text);
        return new PersonName(words, title);
    }

    public static NameLikeness Compare(string one, string other)
    {
        var likeness = Parse(one).LikenessTo(Parse(other));
        var (oneSpelt, otherSpelt) = (NameText.SpeltOut(one), NameText.SpeltOut(other));
        likeness = oneSpelt == one && otherSpelt == other ? likeness
            : new[] { likeness, Parse(oneSpelt).LikenessTo(Parse(other)), Parse(one).LikenessTo(Parse(otherSpelt)) }.Min();

        // Somebody who shares the job from now on has not confirmed anything.
        return likeness < NameLikeness.Slip && NameText.NamesTwo(one) != NameText.NamesTwo(other) ? NameLikeness.Slip : likeness;
    }

    /// <summary>
    /// Which of two writings of one person's name to keep: the later one, unless it has lost accents, apostrophes, hyphens or
    /// small letters, or all but an initial.
    /// </summary>
    public static string Fuller(string known, string given)
    {
        var (before, now) = (Parse(known), Parse(given));
        if (before.Joined == now.Joined)
        {
            var hasLost = NameText.Marks(given) < NameText.Marks(known)
                || (NameText.IsOfOneCase(given) && !NameText.IsOfOneCase(known));
            return hasLost ? known : given;
        }

        if (Parse(NameText.SpeltOut(known)).Joined == now.Joined)
        {
            return known;
        }

        return before.LikenessTo(now) == NameLikeness.Close && now.Given.Length < before.Given.Length
            && before.words.Count >= now.words.Count
            ? known
            : given;
    }

    public NameLikeness LikenessTo(PersonName other)
    {
        if (words.Count == 0 || other.words.Count == 0)
        {
            return words.Count == other.words.Count ? NameLikeness.Same : NameLikeness.Different;
        }

        var likeness = WithoutTitles(other);
        return likeness <= NameLikeness.Slip && NameText.Contradict(title, other.title) ? NameLikeness.Slip : likeness;
    }

    private NameLikeness WithoutTitles(PersonName other)
    {
        if (Joined == other.Joined)
        {
            return NameLikeness.Same;
        }

        if (words.Order(StringComparer.Ordinal).SequenceEqual(other.words.Order(StringComparer.Ordinal)))
        {
            return NameLikeness.Close;
        }

        if (HasInitialsOf(other) || other.HasInitialsOf(this))
        {
            return NameLikeness.Slip;
        }

        if (words.Count == 1 || other.words.Count == 1)
        {
            return OfOneWord(other);
        }

        var given = Given == other.Given;
        var givenIsClose = given || NameText.AreShortForms(Given, other.Given);
        if (words[^1] == other.words[^1])
        {
            return given ? MiddlesAgree(other) ? NameLikeness.Same : NameLikeness.Slip
                : givenIsClose || AfterGiven.Contains(other.Given) || other.AfterGiven.Contains(Given) ? NameLikeness.Close
                : IsSlipOf(other) || StartsLike(other) ? NameLikeness.Slip
                : NameLikeness.Surname;
        }

        return givenIsClose
            && (AfterGiven.Intersect(other.AfterGiven).Any() || string.Concat(AfterGiven) == string.Concat(other.AfterGiven))
            ? NameLikeness.Close
            : IsSlipOf(other) ? NameLikeness.Slip
            : givenIsClose ? NameLikeness.GivenName
            : AfterGiven.Intersect(other.AfterGiven).Any() ? NameLikeness.Surname
            : NameLikeness.Different;
    }

    // "Mrs Khan" beside "Sarah Khan".
    private NameLikeness OfOneWord(PersonName other) =>
        words[^1] == other.words[^1] ? NameLikeness.Slip
        : words.Intersect(other.words).Any() ? NameLikeness.GivenName
        : IsSlipOf(other) ? NameLikeness.Slip
        : NameLikeness.Different;

    // A middle name that one writing leaves out, or has the initial of, is no contradiction.
    private bool MiddlesAgree(PersonName other)
    {
        var (mine, theirs) = (words.Skip(1).SkipLast(1).ToList(), other.words.Skip(1).SkipLast(1).ToList());
        var (fewer, more) = mine.Count <= theirs.Count ? (mine, theirs) : (theirs, mine);
        return fewer.TrueForAll(name => more.Exists(known =>
            known == name || NameText.IsInitial(known, name) || NameText.IsInitial(name, known)));
    }

    // One letter of the whole, or two of a long given name: "Mohammed" and "Muhammad".
    private bool IsSlipOf(PersonName other) => Math.Min(Joined.Length, other.Joined.Length) >= ShortestForSlip
        && (EditDistance.Between(Joined, other.Joined, 1) <= 1
            || (words[^1] == other.words[^1] && Math.Min(Given.Length, other.Given.Length) >= ShortestForSlip
                && EditDistance.Between(Given, other.Given, 2) <= 2));

    // "JA Smith", which looks like a surname in capitals with the given name behind it.
    private bool HasInitialsOf(PersonName other) => words.Count == 2 && words.Contains(other.words[^1])
        && words.Any(word => NameText.AreInitials(word, other.words.SkipLast(1)));

    // "Dan" and "Daniel", but "Daniel" and "Danielle" as well.
    private bool StartsLike(PersonName other) =>
        Given.StartsWith(other.Given, StringComparison.Ordinal) || other.Given.StartsWith(Given, StringComparison.Ordinal);
}
