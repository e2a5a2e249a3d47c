using LinkDirectory.Features.Access.People;

namespace LinkDirectory.Features.Contacts;

internal static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services) =>
        services.AddSingleton<PeopleSight>().AddSingleton<IPeopleSight>(provider => provider.GetRequiredService<PeopleSight>())
            .AddSingleton<PointsOfContact>().AddSingleton<ContactEvents>().AddSingleton<ContactUnitOfWork>()
            .AddSingleton<ContactPermissions>().AddSingleton<Holders>().AddSingleton<RoleDetails>();
}
