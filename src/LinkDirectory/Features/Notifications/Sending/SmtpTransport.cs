using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Hands mails to a mail server, over one connection each.</summary>
internal sealed class SmtpTransport(SmtpOptions server, MailWriter writer) : IMailTransport
{
    // Without these, commands go one by one, so that each answer belongs to one command.
    private const SmtpCapabilities Batching = SmtpCapabilities.Pipelining | SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime;

    // Only for an address that is not ASCII; every other mail is plain ASCII throughout.
    private const SmtpCapabilities International = SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime;

    // A mail server cannot be asked whether it already has a mail.
    public TimeSpan? SafeToRepeatAfter => null;

    public bool MayComeBack => true;

    public async Task<HandOver> SendAsync(OutgoingMail mail, CancellationToken giveUp)
    {
        if (MailWriter.ParseRecipient(mail.To) is not { } recipient)
        {
            return HandOver.NoAddress;
        }

        using var client = new SmtpClient { LocalDomain = writer.Sender.Domain, CheckCertificateRevocation = false };
        var content = new ContentProgress();
        try
        {
            if (await OpenAsync(client, giveUp) is { } problem)
            {
                return problem;
            }

            var international = !Ascii.IsValid(recipient.GetAddress(idnEncode: true));
            if (international && !client.Capabilities.HasFlag(International))
            {
                return new HandOver(
                    HandOverOutcome.Refused, "The mail server cannot send to an address with letters outside the English alphabet.");
            }

            client.Capabilities &= international ? ~Batching : ~(Batching | International);
            var format = new FormatOptions { International = international, MaxLineLength = 76 };
            var returnPath = new MailboxAddress("", server is { ReturnPath: { } mailbox, ReturnPathPerMail: true }
                ? ReturnAddress.Of(mailbox, mail.MessageId) : server.ReturnPath ?? writer.Sender.Address);
            await client.SendAsync(format, writer.Write(mail, recipient), returnPath, [recipient], giveUp, content);
            await client.DisconnectAsync(quit: true, giveUp);
            return HandOver.Taken;
        }
        catch (SmtpCommandException refusal)
        {
            return Read(refusal);
        }
        catch (ServiceNotAuthenticatedException)
        {
            return new HandOver(HandOverOutcome.Misconfigured, "The mail server requires a user and password.");
        }
        catch (Exception problem) when (IsBroken(problem))
        {
            return content.Begun
                ? new HandOver(HandOverOutcome.Unsure, "The connection broke while the mail was handed over, before an answer came.")
                : new HandOver(HandOverOutcome.NotNow, Describe(problem));
        }
    }

    /// <returns>What prevents sending; null where the server is ready.</returns>
    private async Task<HandOver?> OpenAsync(SmtpClient client, CancellationToken giveUp)
    {
        try
        {
            var (security, port) = server.Security switch
            {
                SmtpSecurity.Tls => (SecureSocketOptions.SslOnConnect, 465),
                SmtpSecurity.None => (SecureSocketOptions.None, 587),
                _ => (SecureSocketOptions.StartTls, 587),
            };
            await client.ConnectAsync(server.Host!, server.Port ?? port, security, giveUp);
        }
        catch (NotSupportedException)
        {
            return new HandOver(HandOverOutcome.Misconfigured, "The mail server offers no STARTTLS.");
        }
        catch (SmtpCommandException refusal)
        {
            return new HandOver(HandOverOutcome.NotNow, $"The mail server is not ready ({Codes(refusal)}).");
        }

        try
        {
            if (server.User is not null)
            {
                await client.AuthenticateAsync(Encoding.UTF8, server.User, server.Password!, giveUp);
            }

            return null;
        }
        catch (Exception problem) when (problem is AuthenticationException or NotSupportedException)
        {
            // The text begins with the server's code; 4xx is a fault of the moment.
            return problem.Message.StartsWith('4')
                ? new HandOver(HandOverOutcome.NotNow, "The mail server cannot check our user and password for now.")
                : new HandOver(HandOverOutcome.Misconfigured, "The mail server does not accept our user and password.");
        }
    }

    private static HandOver Read(SmtpCommandException refusal) => refusal.ErrorCode switch
    {
        SmtpErrorCode.SenderNotAccepted =>
            Said(refusal, HandOverOutcome.Misconfigured, "The mail server does not let us send from our address"),
        SmtpErrorCode.RecipientNotAccepted when FaultOf(refusal) == MailFault.Address =>
            Said(refusal, HandOverOutcome.AddressRefused, "The mail server says that nobody can be reached at this address"),
        SmtpErrorCode.RecipientNotAccepted when FaultOf(refusal) == MailFault.MailboxFull =>
            Said(refusal, HandOverOutcome.Refused, "The recipient’s mailbox is full"),
        SmtpErrorCode.RecipientNotAccepted =>
            Said(refusal, HandOverOutcome.Refused, "The mail server would not take a mail to this address"),
        _ => Said(refusal, HandOverOutcome.Refused, "The mail server would not take the mail"),
    };

    private static MailFault FaultOf(SmtpCommandException refusal) =>
        MailFaults.Read($"{(int)refusal.StatusCode} {refusal.Message}").Fault;

    private static HandOver Said(SmtpCommandException refusal, HandOverOutcome forGood, string what) =>
        new((int)refusal.StatusCode >= 500 ? forGood : HandOverOutcome.NotNow, $"{what} ({Codes(refusal)}).");

    // Only the codes: the server's text may quote the address.
    private static string Codes(SmtpCommandException refusal) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)refusal.StatusCode} {EnhancedStatus(refusal)}").TrimEnd();

    /// <summary>The status of RFC 3463 that the server's text begins with, as in "5.1.1"; null where there is none.</summary>
    private static string? EnhancedStatus(SmtpCommandException refusal)
    {
        var word = refusal.Message.Split(' ')[0];
        return word.Length <= 11 && word.Split('.') is [['2' or '4' or '5'], var subject, var detail]
            && subject.Length > 0 && detail.Length > 0 && subject.All(char.IsAsciiDigit) && detail.All(char.IsAsciiDigit) ? word : null;
    }

    private static bool IsBroken(Exception problem) =>
        problem is SocketException or IOException or ProtocolException or SslHandshakeException or ServiceNotConnectedException
            or OperationCanceledException;

    private static string Describe(Exception problem) => problem switch
    {
        OperationCanceledException => "The mail server took too long.",
        SslHandshakeException => "The mail server’s certificate cannot be trusted.",
        _ => "The mail server could not be reached, or broke off.",
    };

    /// <summary>Notes whether any of the mail's content has left: from then on, the server may have it.</summary>
    private sealed class ContentProgress : ITransferProgress
    {
        public bool Begun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Begun = true;

        public void Report(long bytesTransferred) => Begun = true;
    }
}
