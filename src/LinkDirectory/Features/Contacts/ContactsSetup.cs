using LinkDirectory.Features.Contacts.Verifying;

namespace LinkDirectory.Features.Contacts;

internal static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services) =>
        services.AddVerifying().AddSingleton<PointsOfContact>().AddSingleton<Links>().AddSingleton<ContactEvents>()
            .AddSingleton<ContactDoor>()
            .AddSingleton<PartnerMail>().AddSingleton<Leaving>()
            .AddSingleton<ContactChanges>().AddSingleton<Holders>().AddSingleton<ContactRecords>()
            .AddSingleton<HandoverMail>().AddSingleton<Handovers>().AddSingleton<MailedHandovers>()
            .AddSingleton<LeaverReportMail>().AddSingleton<LeaverReports>().AddSingleton<MailedLeaverReports>()
            .AddSingleton<LinkMail>().AddSingleton<LinkChanges>().AddSingleton<LinkReviews>().AddSingleton<PendingChanges>();
}
