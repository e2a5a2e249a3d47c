namespace LinkDirectory.Wording;

/// <summary>
/// What to do if there is danger, in the words that every page, mail and answer uses. The national lines are England's (nhs.uk,
/// "Where to get urgent help for mental health": 999 or A&amp;E for danger to life, 111 and option 2 for urgent mental health
/// help, day and night). A clinical-safety text, to be reviewed by a clinical safety officer.
/// </summary>
public static class EmergencyWords
{
    public const string Emergency = "999";

    public const string MentalHealth = "111";

    /// <summary>In the middle of a sentence: "if it cannot wait, call NHS 111 and choose option 2".</summary>
    public const string CallNhs111 = $"call NHS {MentalHealth} and choose option 2";

    public const string National =
        $"If anyone's life is in danger, or someone is badly hurt, call {Emergency} or go to A&E now. "
        + $"For urgent mental health help at any time of day or night, {CallNhs111}.";

    public const string NotByEmail = "In an emergency never wait for a reply to an email.";

    /// <summary>At the top of the home page: the first sentence is the stronger.</summary>
    public const string InDanger = $"If someone is in danger now, call {Emergency}.";

    public const string UrgentHelp = $"For urgent mental health help, day or night, {CallNhs111}.";

    public const string KeepSafe = "Keep the child safe first";

    public const string StayWithThem = "Stay with the child, or ask someone to. Tell your school’s designated safeguarding lead.";

    /// <summary>Of a local number that may not answer.</summary>
    public const string IfNoAnswer = $"if it does not answer, call NHS {MentalHealth}.";

    /// <summary>The line of a local crisis team.</summary>
    /// <param name="openNow">Null where its hours are not recorded, and where it may be closed for a bank holiday.</param>
    public static string LocalLine(string team, string? telephone, bool? openNow, bool hoursAreRecorded)
    {
        var line = $"The local crisis line is {team}: {telephone}";
        return openNow switch
        {
            true => $"{line}, open now.",
            null when hoursAreRecorded =>
                $"{line}. It may be closed for the bank holiday: if there is no answer, call NHS {MentalHealth}.",
            null => $"{line}. Its hours are not recorded: if there is no answer, call NHS {MentalHealth}.",
            false => $"{line}. It is closed now: call NHS {MentalHealth} instead.",
        };
    }

    /// <summary>Of a local number that was confirmed too long ago.</summary>
    public static string LastConfirmed(DateTimeOffset at) => $"That number was last confirmed on {PlainDate.Format(at)}: {IfNoAnswer}";

    public const string NeverConfirmed = $"Nobody has confirmed that number yet: {IfNoAnswer}";
}
