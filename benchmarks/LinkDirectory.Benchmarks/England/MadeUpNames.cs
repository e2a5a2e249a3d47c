namespace LinkDirectory.Benchmarks.England;

/// <summary>Names of towns and schools as England's are: many alike, each word with its like.</summary>
internal static class MadeUpNames
{
    private static readonly string[] Beginnings =
    [
        "Ash", "Brad", "Cran", "Dun", "East", "Farn", "Grim", "Hazel", "Ilk", "Jar", "Kirk", "Lang", "Mal", "Nor", "Oak", "Pen", "Queens",
        "Rad", "Stan", "Thorn", "Ux", "Wal", "Wes", "Yar", "Brom", "Chester", "Dal", "Elm", "Fel", "Gar", "Hart", "Ing", "Lin", "Mar",
        "Nether", "Orm", "Pick", "Ross", "Shel", "Tar",
    ];

    private static readonly string[] Endings =
    [
        "ton", "ham", "bury", "ford", "ley", "worth", "wick", "by", "don", "field", "bridge", "combe", "dale", "gate", "hurst", "mere",
        "moor", "over", "port", "stead", "stock", "thorpe", "well", "wood", "den",
    ];

    private static readonly string[] Before =
    [
        "", "Great ", "Little ", "Upper ", "Lower ", "North ", "South ", "West ", "Old ", "New ", "Long ", "High ", "Market ", "Abbots ",
        "Kings ", "Bishops ",
    ];

    private static readonly string[] Saints =
    [
        "Mary", "John", "Peter", "Joseph", "Anne", "Katharine", "Luke", "Mark", "Matthew", "Michael", "Nicholas", "Oswald", "Patrick", "Paul",
        "Stephen", "Teresa", "Thomas", "Wilfrid", "George", "James",
    ];

    private static readonly string[] Trees = ["Ash", "Beech", "Cedar", "Elm", "Fern", "Hazel", "Holly", "Juniper", "Lime", "Oak", "Rowan"];

    private static readonly string[] Grounds = ["Bank", "Court", "Green", "Grove", "Hill", "House", "Lane", "Park", "Road", "View"];

    /// <param name="number">From 0; the first thousand are of one word.</param>
    public static string Town(int number) =>
        Before[number / (Beginnings.Length * Endings.Length) % Before.Length] + Beginnings[number % Beginnings.Length]
            + Endings[number / Beginnings.Length % Endings.Length];

    /// <param name="number">Chooses among the kinds of name.</param>
    public static string School(string town, int number)
    {
        var (kind, chosen) = (number % 4, number / 4);
        return kind switch
        {
            0 => $"{town} {Trees[chosen % Trees.Length]} Primary School",
            1 => $"St {Saints[chosen % Saints.Length]}'s Church of England Primary School",
            2 => $"St {Saints[chosen % Saints.Length]}'s Catholic Primary School",
            _ => $"{Trees[chosen % Trees.Length]} {Grounds[chosen / Trees.Length % Grounds.Length]} Primary School",
        };
    }
}
