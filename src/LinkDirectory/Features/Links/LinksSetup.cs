using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Links;

internal static class LinksSetup
{
    public static IServiceCollection AddLinks(this IServiceCollection services) =>
        services.AddSingleton<Links>().AddSingleton<PartnerMail>().AddSingleton<IHolderNamedHandler, HolderNews>()
            .AddSingleton<LinkMail>().AddSingleton<LinkChanges>().AddSingleton<LinkReviews>()
            .AddSingleton<ISchoolPartners, SchoolPartners>();
}
