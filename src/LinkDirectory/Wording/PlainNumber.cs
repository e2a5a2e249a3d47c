namespace LinkDirectory.Wording;

/// <summary>Numbers as people read them.</summary>
public static class PlainNumber
{
    /// <summary>24,000</summary>
    public static string Format(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 row", "24,000 rows"</summary>
    public static string Format(int number, string one, string many) => $"{Format(number)} {(number == 1 ? one : many)}";

    /// <summary>A distance that nobody reads as exact: "300 m", "2.4 km", "35 km".</summary>
    public static string Distance(double metres) => metres switch
    {
        < 950 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(metres / 50)) * 50:0} m"),
        < 9_950 => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0} km"),
    };
}
