namespace LinkDirectory.Features.Contacts;

internal static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services) =>
        services.AddSingleton<PointsOfContact>().AddSingleton<Links>().AddSingleton<ContactChanges>();
}
