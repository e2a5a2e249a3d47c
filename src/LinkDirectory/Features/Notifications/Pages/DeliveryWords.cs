using LinkDirectory.Web.Text;

namespace LinkDirectory.Features.Notifications.Pages;

/// <summary>What became of mails, in words.</summary>
internal static class DeliveryWords
{
    public static string Of(NotificationKind kind) => kind switch
    {
        NotificationKind.ConfirmAddress => "Confirm an e-mail address",
        NotificationKind.ResetPassword => "Choose a new password",
        NotificationKind.Invitation => "Invitation",
        NotificationKind.SecurityNotice => "Security notice",
        NotificationKind.VerificationDue => "Are your details still right?",
        NotificationKind.VerificationOverdue => "Reminder: are your details still right?",
        NotificationKind.VerificationEscalated => "Nobody has confirmed this contact",
        NotificationKind.LeaverReported => "Somebody is said to have left",
        NotificationKind.RoleVacant => "Nobody in post",
        NotificationKind.HandoverOffered => "A role is offered",
        NotificationKind.HandoverDone => "A role was handed over",
        NotificationKind.LinkProposed => "A link is proposed",
        NotificationKind.LinkAgreed => "A link was agreed",
        NotificationKind.LinkEnded => "A link has ended",
        NotificationKind.LinkReviewDue => "A link is due for review",
        _ => "A contact was changed",
    };

    public static string Of(NotificationState state) => state switch
    {
        NotificationState.Waiting => "Waiting",
        NotificationState.Sending => "Being sent",
        NotificationState.Sent => "Sent",
        NotificationState.Failed => "Not sent",
        NotificationState.InDoubt => "In doubt",
        _ => "Came back",
    };

    public static string Colour(NotificationState state) => state switch
    {
        NotificationState.Sent => "green",
        NotificationState.Waiting or NotificationState.Sending => "blue",
        NotificationState.InDoubt => "yellow",
        _ => "red",
    };

    /// <summary>What the state means for the reader.</summary>
    public static string Meaning(NotificationState state) => state switch
    {
        NotificationState.Waiting => "These are tried again by themselves, for about three days.",
        NotificationState.InDoubt =>
            "The server stopped or lost its connection while it handed these over. They may have arrived, so they are not sent again "
                + "unless you say so.",
        NotificationState.Failed =>
            "These were refused, or could not be handed over for about three days. Put the address right first, then send them again.",
        NotificationState.CameBack =>
            "The other side sent these back. Put the contact’s address right, then ask them to confirm their details.",
        _ => "",
    };

    /// <summary>One sentence, as in "Sent on 3 December 2026 at 9:30am".</summary>
    public static string Said(MailDelivery mail) => mail.State switch
    {
        NotificationState.Sent => $"Sent on {PlainTime.WithDate(mail.At)}.",
        NotificationState.CameBack => $"Came back on {PlainTime.WithDate(mail.At)}.",
        NotificationState.Failed => $"Written on {PlainTime.WithDate(mail.At)} and not sent.",
        NotificationState.InDoubt => $"Written on {PlainTime.WithDate(mail.At)}; it may have arrived.",
        _ => mail.NextAttemptAt is { } next
            ? $"Written on {PlainTime.WithDate(mail.At)}; goes out on {PlainTime.WithDate(next)}."
            : $"Written on {PlainTime.WithDate(mail.At)}; going out now.",
    };
}
