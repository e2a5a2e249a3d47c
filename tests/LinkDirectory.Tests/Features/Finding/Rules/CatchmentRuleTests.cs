using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Finding.Rules;

public sealed class CatchmentRuleTests
{
    private static CatchmentFacts Facts(params EligibilityBasis[] basis) => new(EnumSet<EligibilityBasis>.From(basis), "Northmoor");

    [Fact]
    public void A_service_without_a_basis_takes_children_from_anywhere()
    {
        var verdict = CatchmentRule.Test(new CatchmentFacts(default, null));

        Assert.Equal((RouteCertainty.Fits, true), (verdict.Certainty, verdict.Covers));
    }

    [Theory]
    [InlineData(HomeKnown.Exact, true, null, RouteCertainty.Fits)]
    [InlineData(HomeKnown.Exact, false, null, null)]
    [InlineData(HomeKnown.Approximate, true, null, RouteCertainty.ConfirmHome)]
    [InlineData(HomeKnown.Approximate, false, 10_000.0, RouteCertainty.ConfirmHome)]
    [InlineData(HomeKnown.Approximate, false, 10_001.0, null)]
    [InlineData(HomeKnown.NotGiven, false, null, RouteCertainty.ConfirmHome)]
    [InlineData(HomeKnown.NotFound, false, null, RouteCertainty.ConfirmHome)]
    public void By_home_a_child_inside_fits_and_an_unknown_home_is_to_be_confirmed(
        HomeKnown home, bool inside, double? metresOutside, RouteCertainty? expected)
    {
        var verdict = CatchmentRule.Test(
            Facts(EligibilityBasis.HomeAddress) with { Home = home, CoversHome = inside, HomeMetresOutside = metresOutside });

        Assert.Equal(expected, verdict.Certainty);
        Assert.Equal(expected is null ? "takes children who live in Northmoor" : null, verdict.Failure);
        Assert.Equal(expected == RouteCertainty.ConfirmHome,
            verdict.Check?.StartsWith("Check that the child lives in Northmoor", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(HomeKnown.NotGiven, true, false, true)]
    [InlineData(HomeKnown.NotFound, true, false, true)]
    [InlineData(HomeKnown.Exact, false, true, true)]
    [InlineData(HomeKnown.Exact, true, false, false)]
    public void By_home_it_covers_the_child_at_home_or_else_at_the_place(
        HomeKnown home, bool coversPlace, bool coversHome, bool expected) =>
        Assert.Equal(expected, CatchmentRule.Test(Facts(EligibilityBasis.HomeAddress) with
        {
            Home = home,
            CoversPlace = coversPlace,
            CoversHome = coversHome,
        }).Covers);

    [Fact]
    public void A_home_that_a_missing_boundary_may_hold_is_to_be_confirmed()
    {
        var verdict = CatchmentRule.Test(Facts(EligibilityBasis.HomeAddress) with { Home = HomeKnown.Exact, GroundIncomplete = true });

        Assert.Equal(RouteCertainty.ConfirmHome, verdict.Certainty);
    }

    [Theory]
    [InlineData("A81001", true, new[] { "A81001" }, RouteCertainty.Fits)]
    [InlineData("A81001", false, new[] { "A81001" }, RouteCertainty.Fits)]
    [InlineData("A81002", false, new[] { "A81001" }, null)]
    [InlineData("A81002", true, new[] { "A81001" }, RouteCertainty.ConfirmPractice)]
    [InlineData("A81002", true, new string[0], RouteCertainty.ConfirmPractice)]
    [InlineData(null, false, new[] { "A81001" }, RouteCertainty.ConfirmPractice)]
    [InlineData(null, true, new string[0], RouteCertainty.ConfirmPractice)]
    public void By_practice_a_named_one_fits_and_one_that_cannot_be_placed_is_to_be_confirmed(
        string? practice, bool hasGround, string[] practices, RouteCertainty? expected)
    {
        var facts = new CatchmentFacts(EnumSet<EligibilityBasis>.From(EligibilityBasis.GpPractice), hasGround ? "Northmoor" : null)
        {
            Practices = practices,
            Practice = practice,
        };

        var verdict = CatchmentRule.Test(facts);

        Assert.Equal(expected, verdict.Certainty);
        Assert.Equal(expected == RouteCertainty.ConfirmPractice,
            verdict.Check?.StartsWith("Check that the child's GP practice is", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(PlaceKnown.School, true, false, false, null)]
    [InlineData(PlaceKnown.School, false, true, true, null)]
    [InlineData(PlaceKnown.School, false, false, false, "takes pupils of schools in Northmoor")]
    [InlineData(PlaceKnown.School, false, true, false, "takes pupils of named schools and of schools in Northmoor")]
    [InlineData(PlaceKnown.Elsewhere, true, true, false, null)]
    [InlineData(PlaceKnown.Elsewhere, false, true, false,
        "takes pupils of named schools and of schools in Northmoor; give the school to be sure")]
    [InlineData(PlaceKnown.Elsewhere, false, false, false, "takes pupils of schools in Northmoor")]
    [InlineData(PlaceKnown.NotFound, false, false, false, "takes pupils of schools in Northmoor; give the school to be sure")]
    public void By_school_it_is_named_or_stands_inside(
        PlaceKnown place, bool coversPlace, bool namesSchools, bool namesThisSchool, string? failure)
    {
        var verdict = CatchmentRule.Test(Facts(EligibilityBasis.School) with
        {
            Place = place,
            CoversPlace = coversPlace,
            NamesSchools = namesSchools,
            NamesThisSchool = namesThisSchool,
        });

        Assert.Equal(failure, verdict.Failure);
        Assert.Equal(failure is null ? RouteCertainty.Fits : null, verdict.Certainty);
    }

    [Fact]
    public void Of_several_bases_any_one_suffices_and_a_sure_one_is_best()
    {
        var facts = Facts(EligibilityBasis.HomeAddress, EligibilityBasis.GpPractice,
            EligibilityBasis.School) with
        { Place = PlaceKnown.School };

        Assert.Equal(RouteCertainty.ConfirmHome, CatchmentRule.Test(facts).Certainty);
        Assert.Equal(RouteCertainty.ConfirmPractice, CatchmentRule.Test(facts with { Home = HomeKnown.Exact }).Certainty);
        Assert.Equal(RouteCertainty.Fits, CatchmentRule.Test(facts with { CoversPlace = true }).Certainty);
        Assert.Null(CatchmentRule.Test(facts with { CoversPlace = true }).Check);
    }

    [Fact]
    public void Where_every_basis_fails_one_reason_says_whom_it_takes()
    {
        var facts = Facts(EligibilityBasis.HomeAddress, EligibilityBasis.School) with { Home = HomeKnown.Exact, Place = PlaceKnown.School };

        Assert.Equal("takes children who live in Northmoor or pupils of schools in Northmoor", CatchmentRule.Test(facts).Failure);
    }
}
