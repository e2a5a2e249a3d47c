namespace LinkDirectory.GraphQL.Http;

/// <summary>What the body of a request may hold.</summary>
internal enum EnvelopePart
{
    Query,
    OperationName,
    Variables,
    Extensions,
    DocumentId,
    Id,
}

/// <summary>
/// Where the parts of a request's body are, noted while it is looked over, so that it is read only once and only the parts
/// that are wanted become objects. Of a name that comes twice the last counts.
/// </summary>
internal ref struct Envelope
{
    public const int Parts = 6;

    private readonly ReadOnlySpan<byte> _json;
    private readonly Span<Part> _parts;
    private int _current = -1;

    /// <param name="json">The body.</param>
    /// <param name="parts">Room for <see cref="Parts"/> parts; none when nobody wants to know.</param>
    public Envelope(ReadOnlySpan<byte> json, Span<Part> parts)
    {
        _json = json;
        _parts = parts;
        _parts.Clear();
    }

    /// <summary>What the body is as a whole.</summary>
    public JsonTokenType Root { get; private set; }

    /// <summary>Takes note of the token that a reader of the body has come to.</summary>
    public void Note(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth > 1 || _parts.IsEmpty)
        {
            return;
        }

        if (reader.CurrentDepth == 0)
        {
            Root = Root == JsonTokenType.None ? reader.TokenType : Root;
        }
        else if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _current = PartNamed(ref reader);
        }
        else if (_current >= 0)
        {
            // The end of an object or list keeps what its beginning noted.
            ref var part = ref _parts[_current];
            part = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray
                ? part with { End = (int)reader.BytesConsumed }
                : new Part(reader.TokenType, (int)reader.TokenStartIndex, (int)reader.BytesConsumed);
        }
    }

    /// <summary>The JSON between the quotes of a string, escapes and all; nothing when the part is missing, null or no string.</summary>
    public readonly ReadOnlySpan<byte> Escaped(EnvelopePart which)
    {
        var part = _parts[(int)which];
        return part.Kind == JsonTokenType.String ? _json[(part.Start + 1)..(part.End - 1)] : default;
    }

    /// <summary>A string; null when the part is missing or null.</summary>
    /// <exception cref="BadRequestException">It is something else.</exception>
    public readonly string? Text(EnvelopePart which)
    {
        var json = Read(which, JsonTokenType.String, "a string");
        if (json.IsEmpty)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.GetString();
    }

    /// <summary>An object, which outlives the body; null when the part is missing or null.</summary>
    /// <exception cref="BadRequestException">It is something else.</exception>
    public readonly JsonElement? Map(EnvelopePart which)
    {
        var json = Read(which, JsonTokenType.StartObject, "an object");
        // How deep it nests was looked at before.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return json.IsEmpty ? null : JsonElement.ParseValue(ref reader);
    }

    private readonly ReadOnlySpan<byte> Read(EnvelopePart which, JsonTokenType kind, string expected)
    {
        var part = _parts[(int)which];
        return part.Kind is JsonTokenType.None or JsonTokenType.Null ? default
            : part.Kind == kind ? _json[part.Start..part.End]
            : throw new BadRequestException($"'{Naming.CamelCase(which.ToString())}' must be {expected}.");
    }

    private static int PartNamed(ref Utf8JsonReader reader)
        => reader.ValueTextEquals("query"u8) ? (int)EnvelopePart.Query
            : reader.ValueTextEquals("operationName"u8) ? (int)EnvelopePart.OperationName
            : reader.ValueTextEquals("variables"u8) ? (int)EnvelopePart.Variables
            : reader.ValueTextEquals("extensions"u8) ? (int)EnvelopePart.Extensions
            : reader.ValueTextEquals("documentId"u8) ? (int)EnvelopePart.DocumentId
            : reader.ValueTextEquals("id"u8) ? (int)EnvelopePart.Id : -1;

    /// <summary>A value and where it stands.</summary>
    internal readonly record struct Part(JsonTokenType Kind, int Start, int End);
}
