namespace LinkDirectory.Features.Audit;

internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddChecked<ManyReadingsOptions>(ManyReadingsOptions.Section)
        .AddSingleton<ManyReadings>()
        .AddSingleton<PersonAccessLog>()
        .AddHostedService(provider => provider.GetRequiredService<PersonAccessLog>())
        .AddSingleton<AuditSearch>();
}
