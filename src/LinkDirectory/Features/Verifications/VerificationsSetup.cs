namespace LinkDirectory.Features.Verifications;

internal static class VerificationsSetup
{
    public static IServiceCollection AddVerifications(this IServiceCollection services) => services.AddSingleton<VerificationService>()
        .AddSingleton<VerifyLinks>().AddSingleton<VerificationMails>().AddSingleton<LinkReissue>()
        .AddSingleton<MailedVerification>().AddSingleton<MailedAnswers>()
        .AddSingleton<Policies>().AddSingleton<VerificationRequests>()
        .AddSingleton<ReminderBatch>().AddSingleton<EscalationMails>().AddSingleton<Escalation>().AddSingleton<Reminders>();

    /// <summary>Sends reminders while the server runs; the command line does not.</summary>
    public static IServiceCollection AddReminderWorker(this IServiceCollection services) => services.AddHostedService<ReminderWorker>();
}
