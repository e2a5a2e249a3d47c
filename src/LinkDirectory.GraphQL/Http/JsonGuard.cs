using System.Text.Unicode;

namespace LinkDirectory.GraphQL.Http;

/// <summary>
/// Looks over a request's JSON before anything is made of it: whether it is JSON in UTF-8, how deep it nests and how many
/// values it has. What passes can be read without an exception.
/// </summary>
internal static class JsonGuard
{
    /// <param name="json">The JSON.</param>
    /// <param name="depth">How deep the JSON itself is in the request.</param>
    /// <param name="what">What it is, for the error.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="BadRequestException">It is no JSON, or passes a limit.</exception>
    public static void Check(ReadOnlySpan<byte> json, int depth, string what, RequestExecutorOptions options)
    {
        var envelope = new Envelope(json, []);
        Check(json, depth, what, options, ref envelope);
    }

    /// <summary>The same, and notes where the parts of a request's body are.</summary>
    /// <exception cref="BadRequestException">It is no JSON, or passes a limit.</exception>
    public static void Check(ReadOnlySpan<byte> json, int depth, string what, RequestExecutorOptions options, ref Envelope envelope)
    {
        if (!Utf8.IsValid(json))
        {
            throw new BadRequestException($"{what} is not JSON in UTF-8.");
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var values = 0;
        try
        {
            while (reader.Read())
            {
                envelope.Note(ref reader);
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                {
                    if (reader.ValueIsEscaped && !PairsSurrogates(reader.ValueSpan))
                    {
                        throw new BadRequestException(
                            $"{what} has half of a surrogate pair at byte {reader.TokenStartIndex}, which is no character.");
                    }
                }
                else if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject
                    && depth + reader.CurrentDepth >= options.MaxVariableDepth)
                {
                    throw Refuse(nameof(options.MaxVariableDepth), options.MaxVariableDepth,
                        $"{what} nests more than {options.MaxVariableDepth} levels deep. Nest lists and objects less.");
                }

                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject)
                    && ++values > options.MaxVariableValues)
                {
                    throw Refuse(nameof(options.MaxVariableValues), options.MaxVariableValues,
                        $"{what} has more than {options.MaxVariableValues} values. Send fewer at once.");
                }
            }
        }
        catch (JsonException)
        {
            throw new BadRequestException($"{what} is not JSON in UTF-8.");
        }
    }

    private static BadRequestException Refuse(string limit, int maximum, string message)
        => new(LimitError.Create(limit, null, maximum, message));

    /// <summary>Whether every escaped half of a surrogate pair stands beside its other half.</summary>
    private static bool PairsSurrogates(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            text = text[at..];
            var half = Half(text);
            if (half is not null && (half == 'l' || Half(text[6..]) != 'l'))
            {
                return false;
            }

            text = text[(half is null ? 2 : 12)..];
        }

        return true;
    }

    /// <summary>Which half of a surrogate pair a text begins with an escape for, h or l; null when with none.</summary>
    private static char? Half(ReadOnlySpan<byte> text)
        => text is not [(byte)'\\', (byte)'u', (byte)'d' or (byte)'D', var third, ..] ? null
            : third is >= (byte)'8' and <= (byte)'9' or (byte)'a' or (byte)'b' or (byte)'A' or (byte)'B' ? 'h'
            : third >= (byte)'A' ? 'l' : null;
}
