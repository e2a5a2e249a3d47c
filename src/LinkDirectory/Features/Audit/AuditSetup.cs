namespace LinkDirectory.Features.Audit;

internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<PeopleRead>()
        .AddHostedService(provider => provider.GetRequiredService<PeopleRead>())
        .AddSingleton<AuditSearch>();
}
