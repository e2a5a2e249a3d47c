namespace LinkDirectory.Features.Notifications;

/// <summary>A mail as a feature says it: what it is about in plain English, and one clear action.</summary>
/// <param name="To">The recipient's address. Personal data.</param>
/// <param name="Subject">One line; no child's and no reader's personal data.</param>
/// <param name="Paragraphs">Plain text each, in order.</param>
public sealed record Mail(NotificationKind Kind, string To, string Subject, IReadOnlyList<string> Paragraphs)
{
    /// <summary>How the mail addresses its reader, as in "Dear Piotr Popescu"; null for a role's mailbox.</summary>
    public string? Name { get; init; }

    /// <summary>The one thing to do; null where there is nothing.</summary>
    public MailAction? Action { get; init; }

    /// <summary>A list under the paragraphs, as the roles that somebody holds.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Said after the action, as until when the link is good.</summary>
    public string? Closing { get; init; }

    public int? PointOfContactId { get; init; }

    public int? PersonId { get; init; }

    /// <summary>What may be mailed only once: a second mail with the same key is not written.</summary>
    public string? OnceKey { get; init; }
}

/// <param name="Label">What the button says, as in "Check your contact details".</param>
/// <param name="Address">Where it leads; absolute.</param>
public sealed record MailAction(string Label, Uri Address);
