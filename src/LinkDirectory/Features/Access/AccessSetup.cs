namespace LinkDirectory.Features.Access;

internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<TokenUses>().AddSingleton<Actors>().AddSingleton<AccessTokens>();
}
