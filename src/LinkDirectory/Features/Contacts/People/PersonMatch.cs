namespace LinkDirectory.Features.Contacts;

/// <summary>Whether a name and a mailbox mean somebody who is on record.</summary>
internal enum SamePerson
{
    Yes,
    No,
    CannotBeTold,
}

/// <summary>
/// The one rule for whether two mentions are of one person. A name typed another way is the same name. One mailbox does not make one
/// person: an office's, a role's or one that nobody's name is in may pass from one to the next, while a mailbox with somebody's name
/// in it is theirs. Where neither name nor mailbox decides, people are asked; nothing is guessed.
/// </summary>
internal static class PersonMatch
{
    private const int ShortestInMailbox = 3;

    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "ADMIN", "ADMINISTRATION", "ADMINISTRATOR", "BURSAR", "CAMHS", "CONTACT", "CYPMHS", "DEPUTY", "DSL", "DUTY", "ENQUIRIES", "ENQUIRY",
        "EXECUTIVE", "FRONTDESK", "GENERAL", "HEAD", "HEADMASTER", "HEADMISTRESS", "HEADS", "HEADSPA", "HEADTEACHER", "HEADTEACHERS",
        "HELLO", "HT", "INBOX", "INCLUSION", "INFO", "INTAKE", "LEAD", "LEADS", "LINK", "MAIL", "MANAGER", "MENTALHEALTH", "MHL", "MHST",
        "NURSE", "OFFICE", "PA", "PASTORAL", "POST", "PRINCIPAL", "RECEPTION", "REFERRALS", "SAFEGUARDING", "SCHOOL", "SECRETARY", "SEN",
        "SENCO", "SEND", "SENDCO", "SMHL", "SPA", "STUDENTSERVICES", "SUPPORT", "TEAM", "WELFARE", "WELLBEING",
    };

    private enum Mailbox
    {
        Personal,
        Role,
        Unknown,
    }

    /// <param name="beginsLater">Whether the later mention gives a first day after the one on record began: it tells of a successor.
    /// </param>
    public static SamePerson Between(Person known, string name, string? email, bool beginsLater)
    {
        var likeness = PersonName.Compare(known.Name, name);
        if (likeness == NameLikeness.Same)
        {
            return SamePerson.Yes;
        }

        return email is not null && string.Equals(known.Email, email, StringComparison.OrdinalIgnoreCase)
            ? OfOneMailbox(likeness, KindOf(email, known.Name), beginsLater)
            : likeness switch
            {
                NameLikeness.Surname or NameLikeness.Different => SamePerson.No,
                NameLikeness.GivenName when beginsLater => SamePerson.No,
                NameLikeness.Close when !beginsLater => SamePerson.Yes,
                _ => SamePerson.CannotBeTold,
            };
    }

    private static SamePerson OfOneMailbox(NameLikeness likeness, Mailbox mailbox, bool beginsLater) => (likeness, mailbox) switch
    {
        (NameLikeness.Close, Mailbox.Personal) => SamePerson.Yes,
        (NameLikeness.Close, _) when !beginsLater => SamePerson.Yes,
        (NameLikeness.Close or NameLikeness.Slip, _) => SamePerson.CannotBeTold,
        (_, Mailbox.Personal) => SamePerson.CannotBeTold,
        (NameLikeness.GivenName, _) => beginsLater ? SamePerson.No : SamePerson.CannotBeTold,
        (NameLikeness.Surname, Mailbox.Unknown) => beginsLater ? SamePerson.No : SamePerson.CannotBeTold,
        _ => SamePerson.No,
    };

    private static Mailbox KindOf(string email, string name)
    {
        var local = email[..Math.Max(0, email.LastIndexOf('@'))].ToUpperInvariant();
        var parts = new string([.. local.Select(letter => char.IsLetter(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = PersonName.Parse(name).Words;
        return Roles.Contains(string.Concat(parts)) || Array.Exists(parts, part => Roles.Contains(part) && !words.Contains(part))
            ? Mailbox.Role
            : IsOf(string.Concat(parts), parts, words) ? Mailbox.Personal
            : Mailbox.Unknown;
    }

    // "sarah.khan", "skhan", "khan.s", and "sk" by its initials.
    private static bool IsOf(string joined, string[] parts, IReadOnlyList<string> words) =>
        words.Any(word => word.Length >= ShortestInMailbox ? joined.Contains(word, StringComparison.Ordinal) : parts.Contains(word))
            || joined == string.Concat(words.Select(word => word[0])) || joined == string.Concat(words.Reverse().Select(word => word[0]));
}
