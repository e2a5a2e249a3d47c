namespace LinkDirectory.Features.Contacts;

internal static class KeepingSetup
{
    /// <summary>What the pages need that keep a school's or a service's contacts.</summary>
    public static IServiceCollection AddKeeping(this IServiceCollection services) =>
        services.AddSingleton<KeptContacts>().AddSingleton<Staying>();
}
