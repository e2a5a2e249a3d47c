namespace LinkDirectory.Features.Departures;

internal static class DeparturesSetup
{
    public static IServiceCollection AddDepartures(this IServiceCollection services) =>
        services.AddSingleton<Leaving>().AddSingleton<Staying>().AddSingleton<PendingChanges>()
            .AddSingleton<HandoverMail>().AddSingleton<Handovers>().AddSingleton<MailedHandovers>()
            .AddSingleton<LeaverReportMail>().AddSingleton<LeaverReports>().AddSingleton<MailedLeaverReports>();
}
