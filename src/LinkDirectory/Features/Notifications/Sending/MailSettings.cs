using System.Globalization;
using System.Net.Mail;
using MailKit.Security;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>How mails leave: the settings under <c>Notifications</c>, read once and refused at start when they make no sense.</summary>
public sealed class MailSettings
{
    public const string Section = "Notifications";

    private readonly IConfiguration configuration;

    public MailSettings(IConfiguration configuration, IHostEnvironment environment, SiteAddress site)
    {
        this.configuration = configuration.GetSection(Section);
        Transport = Text("Transport")?.ToLowerInvariant() ?? (environment.IsDevelopment() ? "folder" : null);
        if (Transport is not (null or "folder" or "smtp" or "notify"))
        {
            throw Wrong("Transport", "folder, smtp or notify");
        }

        Folder = Path.GetFullPath(Text("Folder") ?? "mail");
        From = Address("From") ?? new MailAddress($"no-reply@{site.Host}");
        FromName = Text("FromName") ?? "LinkDirectory";
        Connections = Number("Connections", 4, 1, 50);
        KeepDays = Number("KeepDays", 180, 1, 3650);
        BounceFolder = Text("Bounces:Folder") is { } folder ? Path.GetFullPath(folder) : null;
        BounceSecret = Text("Bounces:Secret") is not { } secret
            ? null
            : secret.Length >= 20 ? secret : throw Wrong("Bounces:Secret", "20 or more characters that nobody guesses");
        Smtp = Transport == "smtp" ? ReadSmtp() : null;
        Notify = Transport == "notify" ? ReadNotify() : null;
    }

    /// <summary><c>folder</c>, <c>smtp</c> or <c>notify</c>; null where none is set and mails wait.</summary>
    public string? Transport { get; }

    /// <summary>Where .eml files go.</summary>
    public string Folder { get; }

    public MailAddress From { get; }

    public string FromName { get; }

    /// <summary>Mails handed over at once.</summary>
    public int Connections { get; }

    /// <summary>Days that the record of a mail is kept.</summary>
    public int KeepDays { get; }

    /// <summary>Where a mail server puts mail that came back; null where nowhere.</summary>
    public string? BounceFolder { get; }

    /// <summary>What a program that posts reports of such mail must know; null where nobody may.</summary>
    public string? BounceSecret { get; }

    internal SmtpSettings? Smtp { get; }

    internal NotifySettings? Notify { get; }

    private SmtpSettings ReadSmtp()
    {
        if (Text("From") is null)
        {
            throw Wrong("From", "the address that mails come from");
        }

        var security = Text("Smtp:Security")?.ToLowerInvariant() ?? "starttls";
        var (user, password) = (Text("Smtp:User"), Text("Smtp:Password"));
        var host = Required("Smtp:Host", "the mail server's name");
        if (security is not ("starttls" or "tls" or "none"))
        {
            throw Wrong("Smtp:Security", "starttls, tls or none");
        }

        if (user is not null && (password is null || security == "none"))
        {
            throw Wrong("Smtp:User", "given with Smtp:Password, and never with Smtp:Security none: the password would travel in clear");
        }

        var options = security switch
        {
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        var port = Number("Smtp:Port", security == "tls" ? 465 : 587, 1, 65535);
        return new SmtpSettings(host, port, options, user, password, Address("Smtp:ReturnPath") ?? From);
    }

    private NotifySettings ReadNotify()
    {
        var key = Required("Notify:ApiKey", "an API key of GOV.UK Notify");
        var address = Text("Notify:Address") ?? "https://api.notifications.service.gov.uk";
        if (key.Length < 73 || !Guid.TryParseExact(key[^73..^37], "D", out _) || !Guid.TryParseExact(key[^36..], "D", out _))
        {
            throw Wrong("Notify:ApiKey", "a whole API key, which ends with two ids");
        }

        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var api)
            || !(api.Scheme == Uri.UriSchemeHttps || api.IsLoopback))
        {
            throw Wrong("Notify:Address", "an address that begins with https://");
        }

        return new NotifySettings(api, key[^73..^37], key[^36..],
            Required("Notify:TemplateId", "the id of a template with ((subject)) and ((body))"), Text("Notify:ReplyToId"));
    }

    private string? Text(string name) => configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private string Required(string name, string what) => Text(name) ?? throw Wrong(name, what);

    private MailAddress? Address(string name) => Text(name) is not { } text ? null
        : MailAddress.TryCreate(text, out var address) && address.Address == text ? address
        : throw Wrong(name, "an e-mail address alone");

    private int Number(string name, int ordinary, int least, int most) => Text(name) is not { } text ? ordinary
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, $"a whole number from {least} to {most}");

    private static InvalidOperationException Wrong(string name, string what) => new($"The setting {Section}:{name} must be {what}.");
}

/// <param name="ReturnPath">Where the mail server sends what came back.</param>
internal sealed record SmtpSettings(
    string Host, int Port, SecureSocketOptions Security, string? User, string? Password, MailAddress ReturnPath);

internal sealed record NotifySettings(Uri Address, string ServiceId, string Secret, string TemplateId, string? ReplyToId);
