using System.Buffers;

namespace LinkDirectory.GraphQL.Http;

/// <summary>The request is not one of GraphQL over HTTP; the status says how.</summary>
internal sealed class BadRequestException(GraphQLError error, int status = StatusCodes.Status400BadRequest) : Exception(error.Message)
{
    public BadRequestException(string message, int status = StatusCodes.Status400BadRequest)
        : this(GraphQLError.Coded(GraphQLErrorCodes.BadRequest, message), status)
    {
    }

    public GraphQLError Error { get; } = error;

    public int Status { get; } = status;
}

/// <summary>Reads operations from HTTP requests.</summary>
internal static class RequestReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <exception cref="BadRequestException">The address does not hold an operation.</exception>
    public static GraphQLRequest ReadQuery(HttpRequest request, RequestExecutorOptions options)
    {
        var given = request.Query;
        var hash = PersistedOperationReader.Hash(Object(given["extensions"], "extensions", options));
        return new GraphQLRequest(
            Given(given["query"]), Given(given["operationName"]), Object(given["variables"], "variables", options))
        {
            ReadOnly = true,
            DocumentId = Given(given["documentId"]) ?? Given(given["id"]),
            DocumentHash = hash,
        };
    }

    /// <exception cref="BadRequestException">The body is too large, or does not hold an operation.</exception>
    public static async ValueTask<GraphQLRequest> ReadBodyAsync(
        HttpRequest request, RequestExecutor executor, CancellationToken cancellationToken)
    {
        var body = await ReadAllAsync(request, executor.Options, cancellationToken);
        try
        {
            return ReadBody(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), executor);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    /// <summary>The whole body, read no further than the limit and waited for no longer than allowed.</summary>
    /// <exception cref="BadRequestException">It is too large, or took too long.</exception>
    private static async ValueTask<ReadOnlySequence<byte>> ReadAllAsync(
        HttpRequest request, RequestExecutorOptions options, CancellationToken cancellationToken)
    {
        if (request.ContentLength > options.MaxRequestBodySize)
        {
            throw TooLarge(request.ContentLength, options);
        }

        using var timeout = TimeoutPool.Begin(options.RequestReadTimeout, cancellationToken);
        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync(options.MaxRequestBodySize + 1, timeout.Token);
            if (read.Buffer.Length <= options.MaxRequestBodySize)
            {
                return read.Buffer;
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            throw TooLarge(null, options);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BadRequestException(
                $"The body did not arrive within {options.RequestReadTimeout.TotalSeconds:0.###} seconds.",
                StatusCodes.Status408RequestTimeout);
        }
    }

    private static BadRequestException TooLarge(long? size, RequestExecutorOptions options) => new(
        LimitError.Create(
            nameof(options.MaxRequestBodySize), size, options.MaxRequestBodySize,
            size is null ? $"The body is larger than {options.MaxRequestBodySize} bytes. Send less at once."
                : $"The body has {size} bytes; at most {options.MaxRequestBodySize} are allowed. Send less at once."),
        StatusCodes.Status413PayloadTooLarge);

    private static GraphQLRequest ReadBody(ReadOnlySpan<byte> json, RequestExecutor executor)
    {
        var envelope = new Envelope(json, stackalloc Envelope.Part[Envelope.Parts]);
        JsonGuard.Check(json, 0, "The body", executor.Options, ref envelope);
        if (envelope.Root != JsonTokenType.StartObject)
        {
            throw new BadRequestException(envelope.Root == JsonTokenType.StartArray
                ? "Send one operation at a time: a list is not accepted." : "The body must be a JSON object.");
        }

        // A document that came before is known by its bytes as they were sent, and no text is made of them.
        var escaped = envelope.Escaped(EnvelopePart.Query);
        var known = executor.FindSent(escaped);
        var query = known is null ? envelope.Text(EnvelopePart.Query) : known.Text;
        var hash = PersistedOperationReader.Hash(envelope.Map(EnvelopePart.Extensions));
        return new GraphQLRequest(query, envelope.Text(EnvelopePart.OperationName), envelope.Map(EnvelopePart.Variables))
        {
            // Beside a query an id is somebody else's.
            DocumentId = query is null ? envelope.Text(EnvelopePart.DocumentId) ?? envelope.Text(EnvelopePart.Id) : null,
            DocumentHash = hash,
            Known = known,
            Sent = known is null && query is not null ? escaped.ToArray() : null,
        };
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static JsonElement? Object(string? text, string name, RequestExecutorOptions options)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var json = Encoding.UTF8.GetBytes(text);
        JsonGuard.Check(json, 1, $"'{name}'", options);
        using var document = JsonDocument.Parse(json, Strict);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => document.RootElement.Clone(),
            _ => throw new BadRequestException($"'{name}' must be a JSON object."),
        };
    }
}
