namespace LinkDirectory.Features.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services.AddSingleton<SiteAddress>().AddSingleton<SignedLinks>().AddSingleton<Outbox>();
}
