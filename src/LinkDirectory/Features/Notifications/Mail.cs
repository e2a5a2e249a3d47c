using System.Text.Json.Serialization;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Notifications;

/// <summary>What a mail says, and who it is for.</summary>
/// <param name="To">The recipient's address. Personal data.</param>
[method: JsonConstructor]
public sealed record Mail(NotificationKind Kind, string To, string Subject, IReadOnlyList<string> Paragraphs)
    : MailContent(Subject, Paragraphs)
{
    public Mail(NotificationKind kind, string to, MailContent content)
        : this(kind, to, content.Subject, content.Paragraphs) =>
        (Items, Action, Closing, By, ParagraphsAfter, WorksUntil) =
            (content.Items, content.Action, content.Closing, content.By, content.ParagraphsAfter, content.WorksUntil);

    /// <summary>How the mail addresses its reader, as in "Dear Piotr Popescu"; null for a role's mailbox.</summary>
    public string? Name { get; init; }

    public int? PointOfContactId { get; init; }

    public int? PersonId { get; init; }

    /// <summary>What it says on a day: it may have waited for days, and never asks for an answer by a day that has passed.</summary>
    public Mail On(DateOnly today) => By < today ? this with { Paragraphs = ParagraphsAfter } : this;

    /// <summary>What may be mailed only once: a second mail with the same key is not written.</summary>
    public string? OnceKey { get; init; }
}
