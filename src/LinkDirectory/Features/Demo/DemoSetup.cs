namespace LinkDirectory.Features.Demo;

internal static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) =>
        services.AddSingleton<DemoEvents>().AddSingleton<DemoSeed>().AddSingleton<DemoProposal>().AddSingleton<DemoStart>();
}
