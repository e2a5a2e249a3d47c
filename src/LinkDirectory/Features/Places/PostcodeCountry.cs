namespace LinkDirectory.Features.Places;

/// <summary>
/// Whose a postcode is, where that is not England's: this directory covers England alone. Royal Mail's postcode areas follow its
/// sorting offices and not borders, so that some districts lie on both sides of one (ONS, "Postcode products"). None of what is said
/// here is a number or an address: other countries' services are theirs to give.
/// </summary>
public static class PostcodeCountry
{
    private const string Wales = "Wales";
    private const string Scotland = "Scotland";
    private const string NorthernIreland = "Northern Ireland";

    private static readonly Dictionary<string, string> Areas = new[]
    {
        (Country: NorthernIreland, Areas: "BT"),
        (Country: Wales, Areas: "CF LD LL NP SA"),
        (Country: Scotland, Areas: "AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE"),
        (Country: "Jersey", Areas: "JE"),
        (Country: "Guernsey", Areas: "GY"),
        (Country: "the Isle of Man", Areas: "IM"),
    }.SelectMany(each => each.Areas.Split(' '), (each, area) => (each.Country, Area: area))
        .ToDictionary(each => each.Area, each => each.Country, StringComparer.Ordinal);

    // Districts of areas that are England's for the most part.
    private static readonly HashSet<string> WelshDistricts =
        ["CH5", "CH6", "CH7", "CH8", "SY16", "SY17", "SY18", "SY19", "SY20", "SY21", "SY23", "SY24", "SY25"];

    private static readonly HashSet<string> AtTheBorder =
    [
        "CH1", "CH4", "DG16", "HR2", "HR3", "HR5", "LD7", "LD8", "LL12", "LL13", "LL14", "LL20", "NP16", "NP25", "NP7", "SY5", "SY10",
        "SY13", "SY14", "SY15", "SY22", "TD12", "TD15", "TD8", "TD9",
    ];

    /// <summary>What to say to somebody who asks about such a postcode; null where it is England's, as far as its letters say.</summary>
    /// <param name="what">What lies there, as in "BT1 5GS".</param>
    public static string? Explain(PostcodeText postcode, string what)
    {
        var letters = string.Concat(postcode.Outward.TakeWhile(char.IsAsciiLetter));
        var border = AtTheBorder.Contains(postcode.Outward);
        var country = WelshDistricts.Contains(postcode.Outward) ? Wales
            : Areas.GetValueOrDefault(letters) ?? (border ? Wales : null);
        return country switch
        {
            null => null,
            _ when border => $"{what} may be in {country}: its district lies on both sides of the border, and this directory covers "
                + $"England alone. {InEngland} Where the child lives in {country}, ask their GP or school there: {Services(country)}",
            _ => $"{what} is in {country}, and this directory covers England alone. Ask the child’s GP or school there: "
                + $"{Services(country)} " + InDanger(country),
        };
    }

    private const string InEngland = "Where it is on England’s side, give the school, or another postcode nearby.";

    private static string Services(string country) => country switch
    {
        Wales => "children’s mental health services there belong to the health boards of Wales.",
        Scotland => "children’s mental health services there belong to the health boards of Scotland.",
        NorthernIreland => "children’s mental health services there belong to Northern Ireland’s health and social care trusts.",
        _ => $"{country} has a health service of its own.",
    };

    private static string InDanger(string country) =>
        $"In danger call {EmergencyWords.Emergency} there too. The other numbers here are England’s, and may not answer for {country}.";
}
