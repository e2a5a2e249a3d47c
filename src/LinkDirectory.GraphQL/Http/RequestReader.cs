using System.Text;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace LinkDirectory.GraphQL.Http;

/// <summary>The request is not one of GraphQL over HTTP; the status says how.</summary>
internal sealed class BadRequestException(GraphQLError error, int status = StatusCodes.Status400BadRequest) : Exception(error.Message)
{
    public BadRequestException(string message, int status = StatusCodes.Status400BadRequest)
        : this(new GraphQLError(message) { Extensions = new Dictionary<string, object?> { ["code"] = GraphQLErrorCodes.BadRequest } }, status)
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
            ReadOnly = true, DocumentId = id, DocumentHash = hash,
        };
    }

    /// <exception cref="BadRequestException">The body is too large, or does not hold an operation.</exception>
    public static async Task<GraphQLRequest> ReadBodyAsync(HttpRequest request, RequestExecutorOptions options, CancellationToken cancellationToken)
    {
        using var body = await RequestBody.ReadAsync(request, options, cancellationToken);
        JsonGuard.Check(body.Bytes.Span, 0, "The body", options);
        using var document = JsonDocument.Parse(body.Bytes, Strict);
        var root = document.RootElement.Clone();
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new BadRequestException(root.ValueKind == JsonValueKind.Array
                ? "Send one operation at a time: a list is not accepted." : "The body must be a JSON object.");
        }

        var query = Text(root, "query");
        var id = query is null ? Text(root, "documentId") ?? Text(root, "id") : null; // beside a query it is somebody else's
        var hash = PersistedOperationReader.Hash(Map(root, "extensions"));
        return new GraphQLRequest(query, Text(root, "operationName"), Map(root, "variables")) { DocumentId = id, DocumentHash = hash };
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Text(JsonElement root, string name)
        => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw new BadRequestException($"'{name}' must be a string.");

    private static JsonElement? Map(JsonElement root, string name)
        => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.Object ? value
            : throw new BadRequestException($"'{name}' must be an object.");

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
