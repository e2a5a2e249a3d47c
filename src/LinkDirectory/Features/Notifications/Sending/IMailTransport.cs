namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Hands mails over to whatever delivers them: a folder, a mail server, GOV.UK Notify.</summary>
public interface IMailTransport
{
    /// <summary>
    /// How long after a worker was lost its mail may be handed over again, because doing so twice cannot make a second mail.
    /// Null where it could, and only a person may decide.
    /// </summary>
    TimeSpan? SafeToRepeatAfter { get; }

    /// <summary>Whether a mail that was taken may fail later: what it says is then kept for some days, to be sent again.</summary>
    bool MayComeBack { get; }

    /// <summary>
    /// Hands one mail over. Whatever the other side says or fails to say is a value; only a fault of this program is thrown.
    /// The token is for giving up on a hand-over that takes too long.
    /// </summary>
    Task<HandOver> SendAsync(OutgoingMail mail, CancellationToken giveUp);
}

/// <summary>A mail ready to go.</summary>
/// <param name="MessageId">Without brackets; the same at every attempt.</param>
/// <param name="To">The recipient's address. Personal data.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record OutgoingMail(string MessageId, string To, string Subject, string Text, string Html, DateTimeOffset At, int Attempt);

public enum HandOverOutcome
{
    /// <summary>The other side has it, and answers for it from now.</summary>
    Taken,

    /// <summary>It was not taken, and may be later.</summary>
    NotNow,

    /// <summary>It will never be taken.</summary>
    Refused,

    /// <summary>It will never be taken, because nobody is at that address.</summary>
    AddressRefused,

    /// <summary>It may or may not have been taken: the answer did not arrive.</summary>
    Unsure,

    /// <summary>Nothing can be sent until somebody changes a setting, here or there.</summary>
    Misconfigured,
}

/// <summary>What came of a hand-over.</summary>
/// <param name="Problem">In plain words, without an address; null when it was taken.</param>
public sealed record HandOver(HandOverOutcome Outcome, string? Problem = null)
{
    public static HandOver Taken { get; } = new(HandOverOutcome.Taken);

    public static HandOver NoAddress { get; } = new(HandOverOutcome.AddressRefused, "The address is not one that mail can be sent to.");
}
