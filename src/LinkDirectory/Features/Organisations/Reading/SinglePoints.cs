namespace LinkDirectory.Features.Organisations;

/// <summary>
/// The single point of access that a service is reached through: its own provider's, since another's would send the referral the wrong
/// way.
/// </summary>
internal static class SinglePoints
{
    /// <summary>Whether the service is reached through one, besides other ways or alone.</summary>
    public static bool LeadTo(Service service) => service.Kind != ServiceKind.SinglePointOfAccess
        && service.ReferralMethods.Contains(ReferralMethod.ThroughSinglePointOfAccess);

    /// <summary>Those of the providers that are open, without what belongs to them.</summary>
    public static Task<List<Service>> OfProvidersAsync(
        DirectoryDbContext db, IReadOnlyCollection<int> providerIds, CancellationToken cancellation) =>
        db.Services.Where(s => providerIds.Contains(s.ProviderId) && s.Kind == ServiceKind.SinglePointOfAccess
            && s.Status == ServiceStatus.Open).OrderBy(s => s.Id).ToListAsync(cancellation);

    /// <summary>Each service's by its id, the first of several; a service whose provider has none is missing.</summary>
    public static Dictionary<int, Service> Among(IReadOnlyCollection<Service> singlePoints, IEnumerable<Service> services) =>
        services.Select(s => (s.Id, Single: singlePoints.FirstOrDefault(single => single.ProviderId == s.ProviderId)))
            .Where(each => each.Single is not null).ToDictionary(each => each.Id, each => each.Single!);
}
