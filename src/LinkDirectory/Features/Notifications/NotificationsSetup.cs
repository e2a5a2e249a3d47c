using LinkDirectory.Features.Notifications.Bounces;
using LinkDirectory.Features.Notifications.Sending;

namespace LinkDirectory.Features.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddHttpClient(NotifyTransport.Client).ConfigureHttpClient(client => client.Timeout = MailSending.HandOverLimit);
        return services.AddSingleton<SiteAddress>().AddSingleton<SignedLinks>().AddSingleton<MailBell>().AddSingleton<Outbox>()
            .AddSingleton<MailSettings>().AddSingleton<ChosenTransport>().AddSingleton<MailText>()
            .AddSingleton<MailClaims>().AddSingleton<MailOutcomes>().AddSingleton<MailSending>().AddSingleton<MailHousekeeping>()
            .AddSingleton<Undeliverable>().AddSingleton<BounceReports>().AddSingleton<BounceFolder>().AddSingleton<Deliveries>()
            .AddSingleton<SentFiles>();
    }

    /// <summary>Sends mails while the server runs; the command line only writes them.</summary>
    public static IServiceCollection AddMailWorker(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<MailHealth>("mail");
        return services.AddHostedService<MailWorker>();
    }
}
