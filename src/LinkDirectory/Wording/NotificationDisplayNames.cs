using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Wording;

/// <summary>Mails and what became of them, in words.</summary>
public static class NotificationDisplayNames
{
    public static string DisplayName(this NotificationKind kind) => kind switch
    {
        NotificationKind.ConfirmAddress => "Confirm an email address",
        NotificationKind.ResetPassword => "Choose a new password",
        NotificationKind.Invitation => "Invitation",
        NotificationKind.SecurityNotice => "Security notice",
        NotificationKind.VerificationDue => "Are your details still right?",
        NotificationKind.VerificationOverdue => "Reminder: are your details still right?",
        NotificationKind.VerificationEscalated => "Nobody has confirmed this contact",
        NotificationKind.LeaverReported => "Somebody is reported to have left",
        NotificationKind.RoleVacant => "Nobody in post",
        NotificationKind.HandoverOffered => "A role is offered",
        NotificationKind.HandoverDone => "A role was handed over",
        NotificationKind.LinkProposed => "A link is proposed",
        NotificationKind.LinkAgreed => "A link was agreed",
        NotificationKind.LinkEnded => "A link has ended",
        NotificationKind.LinkReviewDue => "A link is due for review",
        NotificationKind.ContactChanged => "A contact was changed",
        NotificationKind.RoleGiven => "A role was given",
        NotificationKind.ChangeProposed => "A change is proposed",
        NotificationKind.ChangeAnswered => "A proposed change was answered",
    };

    public static string DisplayName(this NotificationState state) => state switch
    {
        NotificationState.Waiting => "Waiting",
        NotificationState.Sending => "Being sent",
        NotificationState.Sent => "Sent",
        NotificationState.Failed => "Not sent",
        NotificationState.InDoubt => "In doubt",
        NotificationState.CameBack => "Came back",
    };

    public static string TagColour(this NotificationState state) => state switch
    {
        NotificationState.Sent => "green",
        NotificationState.Waiting or NotificationState.Sending => "blue",
        NotificationState.InDoubt => "yellow",
        NotificationState.Failed or NotificationState.CameBack => "red",
    };

    /// <summary>What the state means for the reader; empty where the name says it.</summary>
    public static string Meaning(this NotificationState state) => state switch
    {
        NotificationState.Waiting => "These are tried again automatically, for about three days.",
        NotificationState.InDoubt =>
            "The server stopped or lost its connection while it handed these over. They may have arrived, "
            + "so they are not sent again unless you say so.",
        NotificationState.Failed =>
            "These were refused, or could not be handed over for about three days. Where the address is wrong, put it right first; then "
            + "send them again.",
        NotificationState.CameBack =>
            "The other side sent these back. Where the address is wrong, put it right, then ask them to confirm their details. Where the "
            + "mailbox was full or our mail was kept out, the address stays in use: ring them, then send it again.",
        NotificationState.Sending or NotificationState.Sent => "",
    };

    /// <summary>One sentence, as in "The recipient’s mailbox is full (552 5.2.2)."</summary>
    public static string InSentence(this MailFailure failure)
    {
        var what = failure.Fault switch
        {
            MailFault.Address => "The recipient’s mail server says that nobody can be reached at this address",
            MailFault.Unreachable => "No mail server took it for this address until it was given up",
            MailFault.Unexplained => "The recipient’s mail server sent it back and did not say why",
            MailFault.MailboxFull => "The recipient’s mailbox is full",
            MailFault.Blocked => "The recipient’s mail server does not let our mail in",
            MailFault.Content => "The recipient’s mail server does not take a mail of this size or content",
            MailFault.System => "A server on the way had a fault, and the mail did not get through",
            MailFault.NotTakenForDays => "It could not be delivered for days: the mailbox is full, or its server did not take our mail",
            MailFault.Forwarded => "It was forwarded to another address, which sent it back",
        };
        return failure.Codes.Length == 0 ? $"{what}." : $"{what} ({failure.Codes}).";
    }

    /// <summary>One sentence, as in "Sent on 3 December 2026 at 9:30am."</summary>
    public static string InSentence(this MailDelivery mail)
    {
        var at = PlainTime.WithDate(mail.At);
        return mail.State switch
        {
            NotificationState.Sent => $"Sent on {at}.",
            NotificationState.CameBack => $"Came back on {at}.",
            NotificationState.Failed => $"Written on {at} and not sent.",
            NotificationState.InDoubt => $"Written on {at}; it may have arrived.",
            _ => $"Written on {at}; {(mail.NextAttemptAt is { } next ? $"goes out on {PlainTime.WithDate(next)}" : "going out now")}.",
        };
    }
}
