using LinkDirectory.Features.Notifications;
using LinkDirectory.Wording.Mails;

namespace LinkDirectory.Features.Access;

/// <summary>Mails to the holders of accounts.</summary>
internal static class AccountMail
{
    /// <summary>A mail to an account's holder, by name.</summary>
    public static Mail MailOf(this Account account, NotificationKind kind, MailContent content) =>
        new(kind, account.Email, content) { Name = account.Name, PersonId = account.PersonId };
}
