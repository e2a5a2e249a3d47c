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
        var query = Given(request.Query["query"]);
        var id = Given(request.Query["documentId"]) ?? Given(request.Query["id"]);
        var hash = PersistedOperationReader.Hash(Object(request.Query["extensions"], "extensions", options));
        return new GraphQLRequest(query, Given(request.Query["operationName"]), Object(request.Query["variables"], "variables", options))
        {
            ReadOnly = true,
            DocumentId = id,
            DocumentHash = hash,
        };
    }

    /// <exception cref="BadRequestException">The body is too large, or does not hold an operation.</exception>
    public static async ValueTask<GraphQLRequest> ReadBodyAsync(
        HttpRequest request, RequestExecutor executor, CancellationToken cancellationToken)
    {
        using var body = await RequestBody.ReadAsync(request, executor.Options, cancellationToken);
        return ReadBody(body.Bytes.Span, executor);
    }

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
        var query = known is null ? envelope.Text(EnvelopePart.Query, "query") : known.Text;
        var hash = PersistedOperationReader.Hash(envelope.Map(EnvelopePart.Extensions, "extensions"));
        return new GraphQLRequest(query, envelope.Text(EnvelopePart.OperationName, "operationName"),
            envelope.Map(EnvelopePart.Variables, "variables"))
        {
            // Beside a query an id is somebody else's.
            DocumentId = query is null
                ? envelope.Text(EnvelopePart.DocumentId, "documentId") ?? envelope.Text(EnvelopePart.Id, "id")
                : null,
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
