using LinkDirectory.Features.Finding.Rules;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.Finding.Pages;

/// <summary>What somebody typed and ticked, kept as it was so that nothing is lost when the form comes back.</summary>
public sealed record SituationForm
{
    /// <summary>Longer than any school's name. Of a longer text one character more is kept, by which it is refused.</summary>
    private const int LongestText = 200;

    /// <summary>Longer than any age, postcode or code of a practice. A longer text is cut, and is still refused.</summary>
    private const int LongestCode = 40;

    /// <summary>A school's name or URN, or a postcode.</summary>
    public string Place { get; init; } = "";

    /// <summary>The school that was chosen for <see cref="Chosen"/>.</summary>
    public int? Urn { get; init; }

    /// <summary>What stood in the place's box when the school was chosen: another text there is another place.</summary>
    public string Chosen { get; init; } = "";

    public string Age { get; init; } = "";

    public EnumSet<Need> Needs { get; init; }

    public Urgency? Urgency { get; init; }

    public Ask? Ask { get; init; }

    public ReferrerKind? Referrer { get; init; }

    /// <summary>Where the child lives: a postcode.</summary>
    public string Home { get; init; } = "";

    /// <summary>The ODS code of the child's GP practice.</summary>
    public string Practice { get; init; } = "";

    /// <summary>The school that was chosen, if the box still says so.</summary>
    public int? ChosenUrn => string.Equals(Place, Chosen, StringComparison.Ordinal) ? Urn : null;

    public bool HasDetails => Home.Length > 0 || Practice.Length > 0 || Referrer is not null;

    public static SituationForm Read(IFormCollection form) => new()
    {
        Place = Text(form, "place"),
        Urn = int.TryParse(form["urn"], NumberStyles.None, CultureInfo.InvariantCulture, out var urn) ? urn : null,
        Chosen = Text(form, "chosen"),
        Age = Text(form, "age", LongestCode),
        Needs = EnumSet<Need>.From(form["needs"].Select(Parse<Need>).OfType<Need>()),
        Urgency = Parse<Urgency>(form["urgency"]),
        Ask = Parse<Ask>(form["ask"]),
        Referrer = Parse<ReferrerKind>(form["referrer"]),
        Home = Text(form, "home", LongestCode),
        Practice = Text(form, "practice", LongestCode),
    };

    /// <summary>Reads what <see cref="Fields"/> kept: a school is among it only where it was chosen for the place.</summary>
    public static SituationForm ReadKept(IFormCollection kept)
    {
        var form = Read(kept);
        return form with { Chosen = form.Place };
    }

    public static SituationForm At(School school) => new() { Place = school.Name, Chosen = school.Name, Urn = school.Urn };

    /// <summary>What has to be put right before it can be answered, in the order of the fields.</summary>
    public IReadOnlyList<FieldProblem> Problems() => [.. Checks().OfType<FieldProblem>()];

    /// <summary>Danger was named, whatever else is missing.</summary>
    public bool IsEmergency => Urgency == Organisations.Urgency.Emergency || Needs.Contains(Need.SuicidalThoughts);

    /// <summary>To be called where there are no <see cref="Problems"/>.</summary>
    public Situation ToSituation() => new(ParsedAge!.Value, Needs)
    {
        Urgency = Urgency!.Value,
        Ask = Ask!.Value,
        Referrer = Referrer,
        Home = Home.Length == 0 ? null : new PlaceReference(Postcode: Home),
        PracticeOdsCode = Practice.Length == 0 ? null : Practice,
    };

    /// <summary>Everything, as short as it can be said.</summary>
    public IEnumerable<(string Name, string Value)> Fields() => FieldsBesidePlace()
        .Append((Name: "place", Value: Place))
        .Append((Name: "urn", Value: ChosenUrn?.ToString(CultureInfo.InvariantCulture) ?? ""))
        .Where(field => field.Value.Length > 0);

    /// <summary>Everything but the place, for a form that asks about the place alone.</summary>
    public IEnumerable<(string Name, string Value)> FieldsBesidePlace() =>
    [
        ("age", Age),
        .. Needs.Select(need => ("needs", need.ToString())),
        ("urgency", Urgency?.ToString() ?? ""),
        ("ask", Ask?.ToString() ?? ""),
        ("referrer", Referrer?.ToString() ?? ""),
        ("home", Home),
        ("practice", Practice),
    ];

    /// <summary>Says nothing, so that no log can hold a child's situation.</summary>
    public override string ToString() => nameof(SituationForm);

    private int? ParsedAge => int.TryParse(Age, NumberStyles.None, CultureInfo.InvariantCulture, out var age)
        && age is >= Situation.YoungestAge and <= Situation.OldestAge ? age : null;

    private IEnumerable<FieldProblem?> Checks()
    {
        yield return Place.Length switch
        {
            0 => new FieldProblem("place", "Enter the name of the school, or a postcode"),
            > LongestText => new FieldProblem("place", $"Enter at most {LongestText} characters: the name of the school, or a postcode"),
            _ => null,
        };
        yield return ParsedAge is not null ? null : new FieldProblem("age", Age.Length == 0
            ? "Enter the child’s age in years"
            : $"Enter the child’s age as a whole number from {Situation.YoungestAge} to {Situation.OldestAge}, like 9");
        yield return Urgency is not null ? null : new FieldProblem("urgency", "Choose how soon help is needed");
        yield return Ask is not null ? null : new FieldProblem("ask", "Choose whether you want advice or support for the child");
        yield return Home.Length == 0 || PostcodeText.TryParse(Home, out _) ? null
            : new FieldProblem("home", "Enter the postcode where the child lives like NW3 2JB, or leave it empty");
        yield return Practice.Length == 0 || SituationRule.IsPractice(Practice) ? null
            : new FieldProblem("practice", "Enter the GP practice’s code as letters and digits like A81001, or leave it empty");
    }

    private static string Text(IFormCollection form, string field, int longest = LongestText)
    {
        var text = form[field].ToString().Trim();
        return text.Length > longest ? text[..(longest + 1)] : text;
    }

    private static TEnum? Parse<TEnum>(string? text)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
