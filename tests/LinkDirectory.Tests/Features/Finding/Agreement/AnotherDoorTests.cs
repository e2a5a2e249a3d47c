using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding.Agreement;

/// <summary>What is advised instead is another door, and the door named is one that helps.</summary>
public sealed class AnotherDoorTests : NorthmoorTests
{
    [Fact]
    public async Task A_service_for_everywhere_is_not_best_where_nothing_was_ticked_unless_nothing_else_fits()
    {
        var everywhere = await Data.ServiceAsync(with: s => s.Hours.Add(AllDay()));
        Assert.Equal([everywhere.Id], await RoutesAsync(new Situation(9, EnumSet<Need>.From())));

        var local = await Data.ServiceAsync(with: s => Catchment(s, EligibilityBasis.School, Northmoor));

        Assert.Equal([local.Id, everywhere.Id], await RoutesAsync(new Situation(9, EnumSet<Need>.From())));
        Assert.Equal([everywhere.Id, local.Id], await RoutesAsync(Anxious()));
    }

    [Fact]
    public async Task What_is_reached_through_a_service_is_not_advised_instead_of_it()
    {
        var trust = await Data.ProviderAsync();
        var access = await Data.ServiceAsync(trust, s =>
        {
            (s.Kind, s.Telephone, s.MaximumAge) = (ServiceKind.SinglePointOfAccess, "01632960001", 8);
            Catchment(s, EligibilityBasis.School, Northmoor);
        });
        var behind = await Data.ServiceAsync(trust, s =>
        {
            s.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.ThroughSinglePointOfAccess);
            Catchment(s, EligibilityBasis.School, Northmoor);
        });
        Assert.Equal((access.Id, null), await InsteadAsync(access.Id));

        var sameLine = await Data.ServiceAsync(with: s =>
        {
            s.Telephone = "01632960001";
            Catchment(s, EligibilityBasis.School, Northmoor);
        });
        Assert.Equal((access.Id, null), await InsteadAsync(access.Id));

        var other = await Data.ServiceAsync(with: s =>
        {
            s.Telephone = "01632960002";
            Catchment(s, EligibilityBasis.School, Northmoor);
        });
        Assert.Equal((access.Id, other.Id), await InsteadAsync(access.Id));
        Assert.Equal([behind.Id, sameLine.Id, other.Id], await RoutesAsync(Anxious()));
    }

    [Fact]
    public async Task A_single_point_of_access_is_named_with_its_number_also_where_it_does_not_take_this_child()
    {
        var trust = await Data.ProviderAsync();
        await Data.ServiceAsync(trust, s =>
            (s.Name, s.Kind, s.Telephone, s.CatchmentBasis) =
                ("Northmoor Access", ServiceKind.SinglePointOfAccess, "01632960001", EnumSet<EligibilityBasis>.From(EligibilityBasis.School)));
        await Data.ServiceAsync(trust,
            s => s.ReferralMethods = EnumSet<ReferralMethod>.From(ReferralMethod.ThroughSinglePointOfAccess));

        var route = Assert.Single((await AskAsync(Anxious())).Routes);

        Assert.Equal("Northmoor Access", route.SinglePointOfAccess?.Name);
        Assert.Contains("Refer through its single point of access, Northmoor Access on 01632 960 001", route.Reasons);
    }

    private async Task<IEnumerable<int>> RoutesAsync(Situation situation) =>
        (await AskAsync(situation)).Routes.Select(route => route.Service.Id);

    private async Task<(int Service, int? Instead)> InsteadAsync(int service)
    {
        var ruledOut = Assert.Single((await AskAsync(Anxious())).RuledOut, ruled => ruled.Service.Id == service);
        return (ruledOut.Service.Id, ruledOut.GoInsteadTo?.Id);
    }

    private static OpeningPeriod AllDay() => new() { Days = EnumSet<Weekday>.All, OpensMinute = 0, ClosesMinute = 24 * 60 };
}
