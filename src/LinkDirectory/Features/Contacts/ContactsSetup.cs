namespace LinkDirectory.Features.Contacts;

internal static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services) =>
        services.AddSingleton<PeopleSight>().AddSingleton<PointsOfContact>().AddSingleton<ContactEvents>().AddSingleton<ContactUnitOfWork>()
            .AddSingleton<ContactPermissions>().AddSingleton<Holders>().AddSingleton<RoleDetails>();
}
