using System.Text.RegularExpressions;
using MimeKit;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>A mail kept as a file.</summary>
/// <param name="Name">The file's, without its ending.</param>
/// <param name="Pieces">The plain text, its addresses apart.</param>
public sealed record SentFile(string Name, string Subject, string To, string Date, IReadOnlyList<(string Text, bool IsLink)> Pieces);

/// <summary>Reads the mails that a Development server kept as files; there are none to read anywhere else.</summary>
public sealed partial class SentFiles(IOptions<MailOptions> options, IHostEnvironment environment)
{
    private const int Most = 50;

    private bool Here => environment.IsDevelopment() && options.Value.Transport == MailTransportKind.Folder;

    /// <returns>Null where mails are not kept as files, or not for anyone to read.</returns>
    public IReadOnlyList<SentFile>? Newest() => !Here ? null : !Directory.Exists(options.Value.Folder) ? [] :
        // A file is called by an id that begins with the time.
        [.. Directory.GetFiles(options.Value.Folder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(Most).Select(Read)];

    /// <returns>Null where there is no such mail.</returns>
    public string? Html(string name)
    {
        var path = Path.Combine(options.Value.Folder, name + ".eml");
        return Here && Name().IsMatch(name) && File.Exists(path) ? MimeMessage.Load(path).HtmlBody : null;
    }

    private static SentFile Read(string file)
    {
        var mail = MimeMessage.Load(file);
        var text = mail.TextBody ?? "";
        var pieces = Link().Split(text).Select(piece => (piece, Link().IsMatch(piece))).ToList();
        return new SentFile(
            Path.GetFileNameWithoutExtension(file), mail.Subject ?? "", mail.To.ToString(), mail.Headers[HeaderId.Date] ?? "", pieces);
    }

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<link>https?://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
