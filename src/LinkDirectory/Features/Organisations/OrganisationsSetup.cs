using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations;

internal static class OrganisationsSetup
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(SchoolTerms.Read(configuration)).AddSingleton<OpeningTimes>()
            .AddSingleton<PlaceFinder>().AddSingleton<Schools>().AddSingleton<Providers>().AddSingleton<Services>()
            .AddSingleton<Saving.ServiceWriter>().AddSingleton<Saving.ProviderWriter>().AddSingleton<Saving.CatchmentPreview>()
            .AddSingleton<Import.ServicesExport>()
            .AddSingleton<IAreaFollower, Import.SchoolAreaAssignment>().AddSingleton<ISchoolLosses, Saving.SchoolLossWatch>();
}
