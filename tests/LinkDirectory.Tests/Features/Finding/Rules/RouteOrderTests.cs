using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Finding.Rules;

namespace LinkDirectory.Tests.Features.Finding.Rules;

public sealed class RouteOrderTests
{
    // Each is the best of the rank above it in one respect, and the worst in every later one.
    private static readonly RouteOrder Base = new(false, true, FoundBy.Distance, false, null, null, 9);

    public static TheoryData<RouteOrder, RouteOrder> Pairs => new()
    {
        { Base with { Crisis = true }, Base with
        {
            Everywhere = false,
            FoundBy = FoundBy.AgreedLink,
            OpenNow = true,
            Contact = Currency.Current,
            DistanceMetres = 1,
            ServiceId = 1,
        } },
        { Base with { Everywhere = false }, Base with
        {
            FoundBy = FoundBy.AgreedLink,
            OpenNow = true,
            Contact = Currency.Current,
            DistanceMetres = 1,
            ServiceId = 1,
        } },
        { Base with { FoundBy = FoundBy.AgreedLink }, Base with
        {
            FoundBy = FoundBy.Catchment,
            OpenNow = true,
            Contact = Currency.Current,
            DistanceMetres = 1,
            ServiceId = 1,
        } },
        { Base with { FoundBy = FoundBy.Catchment }, Base with
        {
            OpenNow = true,
            Contact = Currency.Current,
            DistanceMetres = 1,
            ServiceId = 1,
        } },
        { Base with { OpenNow = true }, Base with { OpenNow = null, Contact = Currency.Current, DistanceMetres = 1, ServiceId = 1 } },
        { Base with { OpenNow = null }, Base with { Contact = Currency.Current, DistanceMetres = 1, ServiceId = 1 } },
        { Base with { Contact = Currency.Current }, Base with { Contact = Currency.Due, DistanceMetres = 1, ServiceId = 1 } },
        { Base with { Contact = Currency.Due }, Base with { Contact = Currency.Unverified, DistanceMetres = 1, ServiceId = 1 } },
        { Base with { Contact = Currency.Unverified }, Base with { Contact = Currency.Overdue, DistanceMetres = 1, ServiceId = 1 } },
        { Base with { Contact = Currency.Overdue }, Base with { Contact = Currency.Vacant, DistanceMetres = 1, ServiceId = 1 } },
        { Base with { Contact = Currency.Vacant, DistanceMetres = 1 }, Base with
        {
            Contact = Currency.Undeliverable,
            DistanceMetres = 2,
            ServiceId = 1,
        } },
        { Base with { Contact = Currency.Undeliverable, DistanceMetres = 1 }, Base with { DistanceMetres = 2, ServiceId = 1 } },
        { Base with { DistanceMetres = 99_000 }, Base with { ServiceId = 1 } },
        { Base with { ServiceId = 1 }, Base },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_first_comes_first(RouteOrder first, RouteOrder second)
    {
        Assert.True(first < second);
        Assert.True(second > first);
    }
}
