namespace LinkDirectory.Features.Imports;

/// <summary>
/// Reads the values of a row that people keep in a spreadsheet, and says at the column where one is wrong: it costs the row, or
/// where the column is lenient that cell alone. An empty cell is an empty value.
/// </summary>
public sealed class RowValues(IImportRow row)
{
    private const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // What begins a template's remarks. No key begins so.
    private const char Remark = '#';

    /// <summary>Whether the row's first column makes it a remark to be left out.</summary>
    public bool IsRemark(ImportColumn first) => row[first]?[0] == Remark;

    /// <summary>How the message about an empty cell begins.</summary>
    public const string Empty = "This must not be empty";

    /// <summary>The text; the row is rejected where there is none.</summary>
    public string Required(ImportColumn column)
    {
        if (row[column] is { } text)
        {
            return text;
        }

        row.Reject(column, $"{Empty}.");
        return "";
    }

    /// <summary>The parts of a cell that holds several values, without the empty ones.</summary>
    public List<string> List(ImportColumn column) => CellText.Values(row[column], row.Separator);

    /// <summary>One of several choices; null where the cell is empty.</summary>
    public TEnum? Choice<TEnum>(ImportColumn column)
        where TEnum : struct, Enum =>
        Read(column, text => PlainEnum.TryParse<TEnum>(text, out var value) ? value : (TEnum?)null, PlainEnum.Advice<TEnum>);

    public TEnum Value<TEnum>(ImportColumn column, TEnum otherwise)
        where TEnum : struct, Enum => Choice<TEnum>(column) ?? otherwise;

    public EnumSet<TEnum> Values<TEnum>(ImportColumn column)
        where TEnum : struct, Enum
    {
        var values = new List<TEnum>();
        foreach (var text in List(column))
        {
            if (PlainEnum.TryParse<TEnum>(text, out var value))
            {
                values.Add(value);
            }
            else
            {
                Refuse(column, PlainEnum.Advice<TEnum>(text) + " Put a semicolon between several.");
            }
        }

        return EnumSet<TEnum>.From(values);
    }

    /// <summary>A whole number of the range, both ends included; null where the cell is empty.</summary>
    public int? Whole(ImportColumn column, int minimum, int maximum) => Read(
        column,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum ? number : (int?)null,
        _ => WholeAdvice(minimum, maximum));

    /// <summary>A number of the range, with a decimal point where need be; null where the cell is empty.</summary>
    public double? Number(ImportColumn column, double minimum, double maximum) => Read(
        column,
        text => double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum ? number : (double?)null,
        _ => NumberAdvice(minimum, maximum));

    /// <param name="earliest">Of the days that can be; what is before it is a slip of the pen.</param>
    /// <param name="latest">The last day that can be.</param>
    public DateOnly? Date(ImportColumn column, DateOnly? earliest = null, DateOnly? latest = null)
    {
        if (row[column] is not { } text)
        {
            return null;
        }

        var isDay = DateText.TryParse(text, out var date, out var advice);
        if (isDay && !(date < earliest) && !(date > latest))
        {
            return date;
        }

        Refuse(column, isDay ? DateText.UnlikelyYear(date) : advice);
        return null;
    }

    public string? Telephone(ImportColumn column) =>
        TypedText.Telephone(row[column], advice => Refuse(column, advice), advice => row.Warn(column, advice));

    public string? Email(ImportColumn column) =>
        TypedText.Email(row[column], advice => Refuse(column, advice), advice => row.Warn(column, advice));

    public static string WholeAdvice(int minimum, int maximum) => $"Write a whole number from {minimum} to {maximum}.";

    public static string NumberAdvice(double minimum, double maximum) => $"Write a number from {minimum} to {maximum}, as in 4 or 4.5.";

    /// <summary>Reports that a value cannot be read: one bad cell does not cost the row, where the row is right without it.</summary>
    public void Refuse(ImportColumn column, string advice)
    {
        if (column.Lenient)
        {
            row.LeaveOut(column, advice);
        }
        else
        {
            row.Reject(column, advice);
        }
    }

    private T? Read<T>(ImportColumn column, Func<string, T?> parse, Func<string, string> advice)
        where T : struct
    {
        var text = row[column];
        var value = text is null ? null : parse(text);
        if (text is not null && value is null)
        {
            Refuse(column, advice(text));
        }

        return value;
    }
}
