using MimeKit;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>Keeps each mail as an .eml file called by its Message-ID, which any mail program opens.</summary>
internal sealed class FolderTransport(string folder, MailWriter writer) : IMailTransport
{
    private static readonly FormatOptions Format = new() { NewLineFormat = NewLineFormat.Dos };

    public TimeSpan? SafeToRepeatAfter => TimeSpan.Zero;

    public bool MayComeBack => false;

    public async Task<HandOver> SendAsync(OutgoingMail mail, CancellationToken giveUp)
    {
        if (MailWriter.ParseRecipient(mail.To) is not { } recipient)
        {
            return HandOver.NoAddress;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, mail.MessageId.Split('@')[0] + ".eml");
            if (File.Exists(path))
            {
                return HandOver.Taken;
            }

            // Written whole under another name first: a file of the right name is always a whole mail.
            var unfinished = path + ".tmp";
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await writer.Write(mail, recipient).WriteToAsync(Format, file, giveUp);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return HandOver.Taken;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return new HandOver(HandOverOutcome.NotNow, $"The folder for mails could not be written to ({problem.GetType().Name}).");
        }
    }
}
