namespace LinkDirectory.GraphQL.Types;

/// <summary>A day without a time.</summary>
internal sealed class DateScalar : TextScalarType<DateOnly>
{
    public DateScalar()
        : base("Date", "https://scalars.graphql.org/andimarek/local-date.html")
        => Description = "A day, such as `2026-11-21`.";

    protected override string Expected => "a date such as \"2026-11-21\"";

    protected override bool TryParse(string text, out DateOnly value)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    protected override string Format(DateOnly value) => value.ToString("O", CultureInfo.InvariantCulture);

    public override void Write(ResultWriter writer, DateOnly value)
    {
        writer.WriteByte((byte)'"');
        writer.WriteFormatted(value, "O", MaxLength);
        writer.WriteByte((byte)'"');
    }

    private const int MaxLength = 10;
}

/// <summary>An instant, shown in UTC to the second.</summary>
internal sealed class DateTimeScalar : TextScalarType<DateTimeOffset>
{
    public DateTimeScalar()
        : base("DateTime", "https://scalars.graphql.org/chillicream/date-time.html")
        => Description = "An instant in UTC, to the second, such as `2026-11-21T09:30:00Z`. Any offset is accepted.";

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    protected override string Expected => "a date and time with an offset, such as \"2026-11-21T09:30:00Z\"";

    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    protected override string Format(DateTimeOffset value)
        => value.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";

    public override void Write(ResultWriter writer, DateTimeOffset value)
    {
        writer.WriteByte((byte)'"');
        writer.WriteFormatted(value.UtcDateTime, "s", MaxLength);
        writer.WriteRaw("Z\""u8);
    }

    private const int MaxLength = 19;
}

/// <summary>An absolute address, http or https.</summary>
internal sealed class UrlScalar : TextScalarType<Uri>
{
    public UrlScalar()
        : base("URL", "https://url.spec.whatwg.org/")
        => Description = "An absolute address, http or https.";

    protected override string Expected => "an absolute http or https address";

    protected override bool TryParse(string text, out Uri value)
        => Uri.TryCreate(text, UriKind.Absolute, out value!)
            && (value.Scheme == Uri.UriSchemeHttp || value.Scheme == Uri.UriSchemeHttps);

    protected override string Format(Uri value) => value.IsAbsoluteUri
        ? value.AbsoluteUri
        : throw new ScalarException("URL cannot represent a relative address.");
}

/// <summary>A whole number of 64 bits.</summary>
internal sealed class LongScalar() : ScalarType<long>("Long")
{
    public override object? ParseLiteral(ValueNode literal)
        => literal is IntValueNode number && long.TryParse(number.Value, CultureInfo.InvariantCulture, out var value)
            ? value : throw Cannot("non-integer value", SyntaxPrinter.Print(literal));

    public override object? ParseValue(JsonElement value)
        => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number : throw Cannot("non-integer value", value.GetRawText());

    public override void Write(ResultWriter writer, long value) => writer.WriteNumber(value);
}
