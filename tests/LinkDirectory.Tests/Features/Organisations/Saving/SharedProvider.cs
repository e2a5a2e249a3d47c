using LinkDirectory.Data;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Organisations.Saving;

/// <summary>A trust with a service in each of two areas, so that no editor of one of them may change it.</summary>
internal sealed record SharedProvider(Provider Provider, Area Here, Area There, Service ServiceHere)
{
    public const string Name = "Northmoor NHS Trust";

    public static async Task<SharedProvider> InAsync(TestData data)
    {
        var here = await data.AreaAsync("E09000007", with: a => a.Name = "Camden");
        var there = await data.AreaAsync("E09000003", with: a => a.Name = "Barnet");
        var provider = await data.ProviderAsync(p => (p.Name, p.OdsCode) = (Name, "RNM"));
        var own = await ServiceAsync(data, provider, here, "Camden Team");
        await ServiceAsync(data, provider, there, "Barnet Team");
        return new SharedProvider(provider, here, there, own);
    }

    private static Task<Service> ServiceAsync(TestData data, Provider provider, Area area, string name) => data.ServiceAsync(provider, s =>
    {
        s.Name = name;
        s.CatchmentBasis = EnumSet<EligibilityBasis>.From(EligibilityBasis.School);
        s.CatchmentAreas.Add(area);
    });
}
