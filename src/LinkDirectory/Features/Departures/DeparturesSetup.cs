using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Departures;

internal static class DeparturesSetup
{
    public static IServiceCollection AddDepartures(this IServiceCollection services) =>
        services.AddSingleton<RecordDeparture>().AddSingleton<UndoDeparture>().AddSingleton<PendingChanges>()
            .AddSingleton<IHolderNamedHandler, OvertakenOffers>()
            .AddSingleton<HandoverMail>().AddSingleton<Handovers>().AddSingleton<MailedHandovers>()
            .AddSingleton<LeaverReportMail>().AddSingleton<LeaverReports>().AddSingleton<MailedLeaverReports>();
}
