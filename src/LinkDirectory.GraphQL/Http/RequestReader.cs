using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace LinkDirectory.GraphQL.Http;

/// <summary>The request is not one of GraphQL over HTTP; the status says how.</summary>
internal sealed class BadRequestException(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public int Status { get; } = status;
}

/// <summary>Reads operations from HTTP requests.</summary>
internal static class RequestReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <exception cref="BadRequestException">The address does not hold an operation.</exception>
    public static GraphQLRequest ReadQuery(HttpRequest request)
    {
        var query = Given(request.Query["query"]);
        var id = Given(request.Query["documentId"]) ?? Given(request.Query["id"]);
        var hash = PersistedOperationReader.Hash(Object(request.Query["extensions"], "extensions"));
        PersistedOperationReader.RequireDocument(query, id, hash);
        return new GraphQLRequest(query, Given(request.Query["operationName"]), Object(request.Query["variables"], "variables"))
        {
            ReadOnly = true, DocumentId = id, DocumentHash = hash,
        };
    }

    /// <exception cref="BadRequestException">The body is too large, or does not hold an operation.</exception>
    public static async Task<GraphQLRequest> ReadBodyAsync(HttpRequest request, int maxSize, CancellationToken cancellationToken)
    {
        using var body = await ReadAsync(request, maxSize, cancellationToken);
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), Strict);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new BadRequestException("The body is not JSON in UTF-8.");
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new BadRequestException(root.ValueKind == JsonValueKind.Array
                ? "Send one operation at a time: a list is not accepted." : "The body must be a JSON object.");
        }

        var query = Text(root, "query");
        var id = query is null ? Text(root, "documentId") ?? Text(root, "id") : null;
        var hash = PersistedOperationReader.Hash(Map(root, "extensions"));
        PersistedOperationReader.RequireDocument(query, id, hash);
        return new GraphQLRequest(query, Text(root, "operationName"), Map(root, "variables")) { DocumentId = id, DocumentHash = hash };
    }

    private static async Task<MemoryStream> ReadAsync(HttpRequest request, int maxSize, CancellationToken cancellationToken)
    {
        var tooLarge = new BadRequestException($"The body must be at most {maxSize} bytes.", StatusCodes.Status413PayloadTooLarge);
        if (request.ContentLength > maxSize)
        {
            throw tooLarge;
        }

        var body = new MemoryStream((int)(request.ContentLength ?? 1024));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > maxSize)
            {
                throw tooLarge;
            }
        }

        return body;
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

    private static JsonElement? Object(string? text, string name)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Object => document.RootElement.Clone(),
                _ => throw new BadRequestException($"'{name}' must be a JSON object."),
            };
        }
        catch (JsonException)
        {
            throw new BadRequestException($"'{name}' is not JSON.");
        }
    }
}
