namespace LinkDirectory.Features.Contacts.Verifying;

internal static class VerifyingSetup
{
    public static IServiceCollection AddVerifying(this IServiceCollection services) =>
        services.AddSingleton<VerifyLinks>().AddSingleton<MailedVerification>().AddSingleton<VerificationMails>().AddSingleton<Renewals>().AddSingleton<MailedAnswers>().AddSingleton<Policies>();
}
