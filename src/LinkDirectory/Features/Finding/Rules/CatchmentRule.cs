using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Rules;

/// <summary>What is known of where the child lives.</summary>
public enum HomeKnown
{
    NotGiven,

    /// <summary>Given, and not to be found.</summary>
    NotFound,

    Exact,

    /// <summary>Only the centroid of an outward code.</summary>
    Approximate,
}

/// <summary>What is known of the place that is asked about.</summary>
public enum PlaceKnown
{
    NotFound,
    School,
    Elsewhere,
}

/// <summary>A catchment, and how the child's places stand to it.</summary>
/// <param name="Basis">What decides; empty where the service takes children from anywhere.</param>
/// <param name="Ground">Its areas and boundary in words, as in "Camden and Islington"; null where it has none.</param>
public sealed record CatchmentFacts(EnumSet<EligibilityBasis> Basis, string? Ground)
{
    public PlaceKnown Place { get; init; } = PlaceKnown.Elsewhere;

    /// <summary>
    /// The ground covers the place. A school is in the local authority that GIAS names, which agreements and funding follow, and on
    /// the ground where it stands: either is enough.
    /// </summary>
    public bool CoversPlace { get; init; }

    /// <summary>Where a school is, in words, where that and not its stated authority is what covers it.</summary>
    public string? Standing { get; init; }

    public bool NamesSchools { get; init; }

    public bool NamesThisSchool { get; init; }

    public HomeKnown Home { get; init; }

    public bool CoversHome { get; init; }

    /// <summary>An area of the ground has no boundary here, so that a home outside the others may still be inside.</summary>
    public bool GroundIncomplete { get; init; }

    /// <summary>Metres from a home outside the ground to its edge; null where not measured.</summary>
    public double? HomeMetresOutside { get; init; }

    /// <summary>The ODS codes of its practices, upper case.</summary>
    public IReadOnlyCollection<string> Practices { get; init; } = [];

    /// <summary>The child's practice, upper case; null where it is not given.</summary>
    public string? Practice { get; init; }
}

/// <summary>What a catchment says of a child.</summary>
/// <param name="Certainty">Null where the child is outside it.</param>
/// <param name="Covers">It covers the child on a basis of its own, as far as is known.</param>
/// <param name="Failure">Why the child is outside; null where it is not.</param>
/// <param name="Check">What is to be confirmed; null where nothing is.</param>
public sealed record CatchmentVerdict(RouteCertainty? Certainty, bool Covers, string? Failure, string? Check);

/// <summary>
/// Whether a child is in a service's catchment. Each service says what decides (commissioners differ: councils and border
/// trusts go by home, NHS commissioning largely by GP practice, school teams by school) and is tested on that alone; of
/// several, any one suffices, and a sure one is better than one to confirm. Where the child's home or practice is not known
/// the service stays, to be confirmed: what is unknown rules nothing out.
/// </summary>
public static class CatchmentRule
{
    /// <summary>How far outside a catchment the centroid of an outward code may be while the home may be inside: most outward
    /// codes reach less far from their centroid.</summary>
    public const double ApproximateHomeMetres = 10_000;

    public static CatchmentVerdict Test(CatchmentFacts facts)
    {
        if (facts.Basis.IsEmpty)
        {
            return new CatchmentVerdict(RouteCertainty.Fits, Covers: true, Failure: null, Check: null);
        }

        var verdicts = facts.Basis.Select(basis => basis switch
        {
            EligibilityBasis.HomeAddress => TestHome(facts),
            EligibilityBasis.GpPractice => TestPractice(facts),
            _ => TestSchool(facts),
        }).ToList();

        // Fits comes before confirm the home, and that before confirm the practice.
        var covers = verdicts.Exists(v => v.Covers);
        return verdicts.Where(v => v.Certainty is not null).OrderBy(v => v.Certainty).FirstOrDefault() is { } best
            ? best with { Covers = covers }
            : new CatchmentVerdict(null, Covers: false, $"takes {Phrases.List(verdicts.Select(v => v.Failure!), "or")}", Check: null);
    }

    /// <summary>Who it takes, in words, on every basis: "children who live in Camden or pupils of schools in Camden".</summary>
    public static string Takes(CatchmentFacts facts) => facts.Basis.IsEmpty
        ? "children from anywhere"
        : Phrases.List(facts.Basis.Select(basis => basis switch
        {
            EligibilityBasis.HomeAddress => TakesHomes(facts),
            EligibilityBasis.GpPractice => TakesPatients(facts),
            _ => TakesPupils(facts),
        }), "or");

    private static CatchmentVerdict TestHome(CatchmentFacts facts)
    {
        if (facts.Ground is not { } ground)
        {
            return Confirm(RouteCertainty.ConfirmHome, covers: false,
                "Check with the service that it takes children from where the child lives: its area is not recorded");
        }

        return facts.Home switch
        {
            HomeKnown.Exact when facts.CoversHome => new CatchmentVerdict(RouteCertainty.Fits, Covers: true, null, null),
            HomeKnown.Exact or HomeKnown.Approximate when !facts.CoversHome && facts.GroundIncomplete =>
                Confirm(RouteCertainty.ConfirmHome, covers: false, $"Check that the child lives in {ground}: we have no map of all of it"),
            HomeKnown.Exact => Outside(TakesHomes(facts)),
            HomeKnown.Approximate when facts.CoversHome || facts.HomeMetresOutside <= ApproximateHomeMetres =>
                Confirm(RouteCertainty.ConfirmHome, facts.CoversHome,
                    $"Check that the child lives in {ground}: the first half of a postcode cannot say for sure"),
            HomeKnown.Approximate => Outside(TakesHomes(facts)),
            HomeKnown.NotFound => Confirm(RouteCertainty.ConfirmHome, facts.CoversPlace,
                $"Check that the child lives in {ground}: we could not find the home that was given"),
            _ => Confirm(RouteCertainty.ConfirmHome, facts.CoversPlace, $"Check that the child lives in {ground}"),
        };
    }

    private static CatchmentVerdict TestPractice(CatchmentFacts facts)
    {
        if (facts.Practice is { } code && facts.Practices.Contains(code))
        {
            return new CatchmentVerdict(RouteCertainty.Fits, Covers: true, null, null);
        }

        if (facts.Practice is not null && facts.Ground is null && facts.Practices.Count > 0)
        {
            return Outside(TakesPatients(facts));
        }

        var covers = facts.Ground is not null
            && (facts.Home is HomeKnown.Exact or HomeKnown.Approximate ? facts.CoversHome : facts.CoversPlace);
        return Confirm(RouteCertainty.ConfirmPractice, covers, (facts.Ground, facts.Practices.Count) switch
        {
            ({ } ground, 0) => $"Check that the child's GP practice is in {ground}",
            ({ } ground, _) => $"Check that the child's GP practice is in {ground}, or is {Practices(facts)}",
            (null, > 0) => $"Check that the child's GP practice is {Practices(facts)}",
            _ => "Check with the service that it takes patients of the child's GP practice: its practices are not recorded",
        });
    }

    private static CatchmentVerdict TestSchool(CatchmentFacts facts)
    {
        var named = facts is { Place: PlaceKnown.School, NamesThisSchool: true };
        return named || (facts.Place != PlaceKnown.NotFound && facts.Ground is not null && facts.CoversPlace)
            ? new CatchmentVerdict(RouteCertainty.Fits, Covers: true, null, null)
            : Outside(facts.Place != PlaceKnown.School && (facts.NamesSchools || facts.Place == PlaceKnown.NotFound)
                ? $"{TakesPupils(facts)}; give the school to be sure"
                : TakesPupils(facts));
    }

    private static string TakesHomes(CatchmentFacts facts) => $"children who live in {facts.Ground ?? "its area"}";

    private static string TakesPatients(CatchmentFacts facts) => (facts.Ground, facts.Practices.Count) switch
    {
        ({ } ground, 0) => $"patients of GP practices in {ground}",
        ({ } ground, _) => $"patients of GP practices in {ground} and of named practices",
        _ => "patients of named GP practices",
    };

    private static string TakesPupils(CatchmentFacts facts) => (facts.Ground, facts.NamesSchools) switch
    {
        ({ } ground, false) => $"pupils of schools in {ground}",
        ({ } ground, true) => $"pupils of named schools and of schools in {ground}",
        _ => "pupils of named schools",
    };

    private static string Practices(CatchmentFacts facts) => facts.Practices.Count == 1
        ? facts.Practices.First()
        : $"one of {Phrases.ShortList(facts.Practices, "or")}";

    private static CatchmentVerdict Confirm(RouteCertainty certainty, bool covers, string check) => new(certainty, covers, null, check);

    private static CatchmentVerdict Outside(string takes) => new(null, Covers: false, takes, null);
}
