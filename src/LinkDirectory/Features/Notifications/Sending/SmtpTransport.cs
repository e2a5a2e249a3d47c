using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Hands mails to a mail server, a conversation each.</summary>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    private readonly SmtpSettings server = settings.Smtp ?? throw new InvalidOperationException("SMTP is not what mails leave by.");

    // A mail server that has a mail does not say so again.
    public TimeSpan? SafeToRepeatAfter => null;

    public async Task<HandOver> SendAsync(OutgoingMail mail, CancellationToken giveUp)
    {
        var address = AsciiDomain(mail.To);
        if (address is null)
        {
            return new HandOver(HandOverOutcome.AddressRefused, "The address is not one that mail can be sent to.");
        }

        await using var session = new SmtpSession();
        var ended = false;
        try
        {
            var (problem, extensions) = await OpenAsync(session, giveUp);
            problem ??= await AddressAsync(session, address, extensions, giveUp);
            if (problem is not null)
            {
                return problem;
            }

            await session.PourAsync(MimeText.Write(mail with { To = address }, settings.From.Address, settings.FromName), giveUp);
            ended = true; // from here on the server may have it, whatever we hear
            var taken = await session.SayAsync(".", giveUp);
            await session.LeaveAsync(CancellationToken.None);
            return taken.Good ? HandOver.Taken : Said(taken, HandOverOutcome.Refused, "The mail server would not take the mail");
        }
        catch (Exception problem) when (problem is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            return ended
                ? new HandOver(HandOverOutcome.Unsure,
                    "The connection to the mail server broke after the mail was handed over, before it answered.")
                : new HandOver(HandOverOutcome.NotNow, Broken(problem));
        }
    }

    private async Task<(HandOver? Problem, IReadOnlyList<string> Extensions)> OpenAsync(SmtpSession session, CancellationToken giveUp)
    {
        var hello = "EHLO " + settings.From.Host;
        var greeting = await session.ConnectAsync(server.Host, server.Port, server.Security == "tls", giveUp);
        var answer = greeting.Good ? await session.SayAsync(hello, giveUp) : greeting;
        if (answer.Good && server.Security == "starttls")
        {
            if (!Has(answer.Lines, "STARTTLS"))
            {
                return (new HandOver(HandOverOutcome.Misconfigured, "The mail server offers no STARTTLS."), []);
            }

            answer = await session.SayAsync("STARTTLS", giveUp);
            if (answer.Good)
            {
                await session.SecureAsync(server.Host, giveUp);
                answer = await session.SayAsync(hello, giveUp);
            }
        }

        if (!answer.Good)
        {
            return (new HandOver(HandOverOutcome.NotNow, $"The mail server is not ready ({answer.Codes})."), []);
        }

        var extensions = answer.Lines;
        if (server.User is not null)
        {
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{server.User}\0{server.Password}"));
            answer = await session.SayAsync("AUTH PLAIN " + credentials, giveUp);
            if (!answer.Good)
            {
                return (Said(answer, HandOverOutcome.Misconfigured, "The mail server does not accept our user and password"), []);
            }
        }

        return (null, extensions);
    }

    private async Task<HandOver?> AddressAsync(
        SmtpSession session, string address, IReadOnlyList<string> extensions, CancellationToken giveUp)
    {
        var international = !Ascii.IsValid(address);
        if (international && !Has(extensions, "SMTPUTF8"))
        {
            return new HandOver(HandOverOutcome.Refused, "The mail server cannot send to an address with letters other than English ones.");
        }

        var from = await session.SayAsync($"MAIL FROM:<{server.ReturnPath.Address}>{(international ? " SMTPUTF8" : "")}", giveUp);
        if (!from.Good)
        {
            return Said(from, HandOverOutcome.Misconfigured, "The mail server does not let us send from our address");
        }

        var to = await session.SayAsync($"RCPT TO:<{address}>", giveUp);
        if (!to.Good)
        {
            return IsOfTheAddress(to)
                ? Said(to, HandOverOutcome.AddressRefused, "The mail server says that nobody can be reached at this address")
                : Said(to, HandOverOutcome.Refused, "The mail server would not take a mail to this address");
        }

        var data = await session.SayAsync("DATA", giveUp);
        return data.Good ? null : Said(data, HandOverOutcome.Refused, "The mail server would not take the mail");
    }

    // 5.1 is about the address and 5.2 about its mailbox; 5.7, as for a server that will not relay, is about us.
    private static bool IsOfTheAddress(SmtpReply reply) =>
        reply.ForGood && (reply.Status is { } status
            ? status.StartsWith("5.1.", StringComparison.Ordinal) || status.StartsWith("5.2.", StringComparison.Ordinal)
            : reply.Code is 550 or 551 or 553 or 556);

    private static HandOver Said(SmtpReply reply, HandOverOutcome forGood, string what) =>
        new(reply.ForGood ? forGood : HandOverOutcome.NotNow, $"{what} ({reply.Codes}).");

    private static bool Has(IReadOnlyList<string> extensions, string name) =>
        extensions.Any(line => line.Split(' ')[0].Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Broken(Exception problem) => problem switch
    {
        OperationCanceledException => "The mail server took too long.",
        AuthenticationException => "The mail server's certificate is not to be trusted.",
        _ => "The mail server could not be reached, or broke off.",
    };

    /// <returns>Null where the text is no address, or would be more than one word of a command.</returns>
    private static string? AsciiDomain(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1
            || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"' or '\\' or '(' or ')'))
        {
            return null;
        }

        try
        {
            var domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(address, at + 1);
            return $"{address[..at]}@{domain}";
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
