namespace LinkDirectory.Features.Audit;

internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<PersonAccessLog>()
        .AddHostedService(provider => provider.GetRequiredService<PersonAccessLog>())
        .AddSingleton<AuditSearch>();
}
