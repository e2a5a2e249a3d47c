using LinkDirectory.Features.Notifications.Bounces;
using LinkDirectory.Features.Notifications.Sending;

namespace LinkDirectory.Features.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddHttpClient(NotifyTransport.Client).ConfigureHttpClient(client => client.Timeout = MailSending.HandOverLimit);
        return services.AddMailOptions().AddSingleton<SiteAddress>().AddSingleton<SignedLinks>()
            .AddSingleton<OutboxSignal>().AddSingleton<Outbox>()
            .AddSingleton<MailWriter>().AddSingleton<ChosenTransport>().AddSingleton<MailText>()
            .AddSingleton<MailClaims>().AddSingleton<MailOutcomes>().AddSingleton<MailSending>().AddSingleton<MailRetention>()
            .AddSingleton<Undeliverable>().AddSingleton<BounceReports>().AddSingleton<BounceFolder>().AddSingleton<Deliveries>()
            .AddSingleton<SentFiles>();
    }

    /// <summary>Sends mails while the server runs; the command line only writes them.</summary>
    public static IServiceCollection AddMailWorker(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<MailHealth>("mail");
        return services.AddHostedService<MailWorker>();
    }

    private static IServiceCollection AddMailOptions(this IServiceCollection services)
    {
        services.AddChecked<MailOptions>(MailOptions.Section).AddChecked<MailRetentionOptions>(MailOptions.Section)
            .AddChecked<SmtpOptions>(SmtpOptions.Section).AddChecked<NotifyOptions>(NotifyOptions.Section)
            .AddChecked<BounceOptions>(BounceOptions.Section).AddChecked<LinkLifetimeOptions>(LinkLifetimeOptions.Section);
        services.AddOptions<MailOptions>()
            .PostConfigure<IHostEnvironment>(
                (mail, environment) => mail.Transport ??= environment.IsDevelopment() ? MailTransportKind.Folder : null)
            .Validate(mail => mail.Transport != MailTransportKind.Smtp || mail.From is not null,
                $"{MailOptions.Section}:From must be the address that mails come from, because mails leave by SMTP.");
        services.AddOptions<SmtpOptions>()
            .Validate<IOptions<MailOptions>>((smtp, mail) => mail.Value.Transport != MailTransportKind.Smtp || smtp.Host is not null,
                $"{SmtpOptions.Section}:Host must be the mail server’s name, because mails leave by SMTP.")
            .Validate(smtp => smtp.User is null || (smtp.Password is not null && smtp.Security != SmtpSecurity.None),
                $"{SmtpOptions.Section}:User must come with Smtp:Password, and never with Smtp:Security none: "
                + "the password would travel in clear.");
        services.AddOptions<NotifyOptions>()
            .Validate<IOptions<MailOptions>>(
                (notify, mail) => mail.Value.Transport != MailTransportKind.Notify || notify is { ApiKey: not null, TemplateId: not null },
                $"{NotifyOptions.Section}:ApiKey and {NotifyOptions.Section}:TemplateId must be an API key of GOV.UK Notify and the id "
                + "of a template with ((subject)) and ((body)), because mails leave by Notify.");
        return services;
    }
}
