using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Notifications.Sending;
using LinkDirectory.Wording.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Support;

/// <summary>Writes mails into the outbox as features do, sends what is due, and looks at what became of them.</summary>
internal static class Mails
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Mail About(string subject, string to = "lead@school.example") =>
        new(NotificationKind.VerificationDue, to, subject, ["Please look at your contact details."])
        {
            Action = new MailAction("Check your contact details", new Uri("https://links.example/confirm/abc")),
        };

    /// <summary>Puts mails into the outbox in one transaction.</summary>
    public static async Task WriteAsync(this DirectoryApp app, params Mail[] mails)
    {
        await using var db = app.Db.Open();
        foreach (var mail in mails)
        {
            await app.Services.GetRequiredService<Outbox>().AddAsync(db, mail, Cancellation);
        }

        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>What the worker does each time that it wakes.</summary>
    public static Task SendAsync(this DirectoryApp app) => app.Services.GetRequiredService<MailSending>().RunAsync(Cancellation);

    public static Task KeepHouseAsync(this DirectoryApp app) => app.Services.GetRequiredService<MailRetention>().RunAsync(Cancellation);

    public static async Task<IReadOnlyList<Notification>> NotificationsAsync(this DirectoryApp app)
    {
        await using var db = app.Db.OpenToRead();
        return await db.Notifications.OrderBy(n => n.Id).ToListAsync(Cancellation);
    }

    /// <summary>The only mail in the outbox.</summary>
    public static async Task<Notification> NotificationAsync(this DirectoryApp app) => Assert.Single(await app.NotificationsAsync());

    /// <summary>The mails in the folder, oldest first.</summary>
    public static IReadOnlyList<string> Files(this DirectoryApp app) =>
        Directory.Exists(app.MailFolder)
            ? [.. Directory.GetFiles(app.MailFolder).Order(StringComparer.Ordinal).Select(File.ReadAllText)]
            : [];
}
