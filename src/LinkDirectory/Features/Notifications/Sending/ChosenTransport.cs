namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>The one transport that the settings name; none where they name none outside Development, and mails then wait.</summary>
public sealed class ChosenTransport(
    IOptions<MailOptions> mail, IOptions<SmtpOptions> smtp, IOptions<NotifyOptions> notify, MailWriter writer, IHttpClientFactory clients,
    TimeProvider clock)
{
    internal const string Advice = "Mails wait and are not sent: set Notifications:Transport to smtp, notify or folder.";

    public IMailTransport? Transport { get; } = mail.Value.Transport switch
    {
        MailTransportKind.Folder => new FolderTransport(mail.Value.Folder, writer),
        MailTransportKind.Smtp => new SmtpTransport(smtp.Value, writer),
        MailTransportKind.Notify => new NotifyTransport(notify.Value, clients, clock),
        _ => null,
    };
}

