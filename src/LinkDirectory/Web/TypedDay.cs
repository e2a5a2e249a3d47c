namespace LinkDirectory.Web;

/// <summary>A day as somebody typed it in three boxes, kept as it was so that nothing is lost when the form comes back.</summary>
public sealed record TypedDay(string Day, string Month, string Year)
{
    /// <summary>The day; null where the boxes are empty or hold none.</summary>
    public DateOnly? Value =>
        int.TryParse(Day, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
        && int.TryParse(Month, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
        && int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2200
        && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    public bool IsEmpty => Day.Length + Month.Length + Year.Length == 0;

    public static TypedDay From(DateOnly? day) => day is not { } value
        ? new("", "", "")
        : new(value.Day.ToString(CultureInfo.InvariantCulture), value.Month.ToString(CultureInfo.InvariantCulture),
            value.Year.ToString(CultureInfo.InvariantCulture));

    /// <summary>What was sent in the boxes of a field.</summary>
    public static TypedDay Read(IFormCollection form, string id) => Read(name => form[name].ToString(), id);

    /// <inheritdoc cref="Read(IFormCollection, string)"/>
    public static TypedDay Read(FormValues values, string id) => Read(name => values[name], id);

    private static TypedDay Read(Func<string, string> typed, string id) =>
        new(Short(typed($"{id}-day")), Short(typed($"{id}-month")), Short(typed($"{id}-year")));

    private static string Short(string text) => text.Trim() is { Length: > 4 } longer ? longer[..4] : text.Trim();
}
