using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Proposals;
using LinkDirectory.Features.Takeovers;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Features.WorkList;

namespace LinkDirectory;

public static class DirectorySetup
{
    /// <summary>Adds the database and every feature's services, which the server and the command line share.</summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddDirectoryDb(configuration);
        services.AddKeyRing();
        services.AddSingleton<Features.Imports.Imports>().AddSingleton<Features.Imports.ImportRuns>()
            .AddSingleton<Features.Imports.ImportHistory>();
        return services.AddAccess().AddPlaces().AddOrganisations(configuration)
            .AddContacts().AddLinks().AddTakeovers().AddProposals().AddDepartures().AddVerifications().AddWorkList()
            .AddNotifications().AddAudit().AddFinding().AddDemo();
    }
}
