using System.Text.Json;
using SQLitePCL;

namespace LinkDirectory.Data.Prepared;

/// <summary>
/// Reads the columns of a row, each once and in order, as the model has them written: days as text, instants as ticks of UTC, enums by
/// name, sets as bits, lists as JSON.
/// </summary>
internal sealed class RowReader(sqlite3_stmt statement)
{
    private readonly nint row = NativeColumns.PointerTo(statement);

    private int next;

    /// <summary>Whether the next column is null; it is still to be read.</summary>
    public bool IsNull => NativeColumns.IsNull(row, next);

    /// <summary>Begins at the first column again.</summary>
    public void Begin() => next = 0;

    public int Int32() => NativeColumns.Int32(row, next++);

    public int? Int32OrNull() => Missing() ? null : Int32();

    public long Int64() => NativeColumns.Int64(row, next++);

    public bool Flag() => Int32() != 0;

    public double Double() => NativeColumns.Double(row, next++);

    public double? DoubleOrNull() => Missing() ? null : Double();

    public string Text() => Encoding.UTF8.GetString(Utf8());

    public string? TextOrNull() => Missing() ? null : Text();

    public Uri? UriOrNull() => Missing() ? null : new Uri(Text(), UriKind.RelativeOrAbsolute);

    public byte[]? BytesOrNull() => Missing() ? null : Utf8().ToArray();

    public List<string> Texts() => Utf8() is var json && json.Length <= 2 ? [] : JsonSerializer.Deserialize<List<string>>(json)!;

    public DateOnly Day()
    {
        var text = Utf8();
        return new DateOnly((Digits(text[..2]) * 100) + Digits(text[2..4]), Digits(text[5..7]), Digits(text[8..10]));

        static int Digits(ReadOnlySpan<byte> two) => ((two[0] - '0') * 10) + two[1] - '0';
    }

    public DateOnly? DayOrNull() => Missing() ? null : Day();

    public DateTimeOffset Instant() => new(Int64(), TimeSpan.Zero);

    public DateTimeOffset? InstantOrNull() => Missing() ? null : Instant();

    public EnumSet<TEnum> Set<TEnum>()
        where TEnum : struct, Enum => new(Int64());

    /// <exception cref="InvalidOperationException">It is not the name of a value.</exception>
    public TEnum Named<TEnum>()
        where TEnum : struct, Enum => EnumNames<TEnum>.ValueOf(Utf8());

    public TEnum? NamedOrNull<TEnum>()
        where TEnum : struct, Enum => Missing() ? null : Named<TEnum>();

    private ReadOnlySpan<byte> Utf8() => NativeColumns.Bytes(row, next++);

    private bool Missing()
    {
        if (!IsNull)
        {
            return false;
        }

        next++;
        return true;
    }

    private static class EnumNames<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly (byte[] Name, TEnum Value)[] All =
            [.. Enum.GetValues<TEnum>().Select(value => (Encoding.UTF8.GetBytes(value.ToString()), value))];

        public static TEnum ValueOf(ReadOnlySpan<byte> name)
        {
            foreach (var (known, value) in All)
            {
                if (name.SequenceEqual(known))
                {
                    return value;
                }
            }

            throw new InvalidOperationException($"'{Encoding.UTF8.GetString(name)}' is no {typeof(TEnum).Name}.");
        }
    }
}
