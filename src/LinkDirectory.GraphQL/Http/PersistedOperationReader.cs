using Microsoft.AspNetCore.Routing;

namespace LinkDirectory.GraphQL.Http;

/// <summary>Reads what a request says of persisted documents.</summary>
internal static class PersistedOperationReader
{
    public const string DocumentIdRouteValue = "documentId";
    public const string OperationNameRouteValue = "operationName";

    /// <summary>The hash of the protocol of automatic persisted queries; null when the request does not speak it.</summary>
    /// <exception cref="BadRequestException">It speaks it wrongly.</exception>
    public static string? Hash(JsonElement? extensions)
    {
        if (extensions is not { } given
            || !given.TryGetProperty("persistedQuery", out var persisted)
            || persisted.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return persisted.ValueKind == JsonValueKind.Object
            && persisted.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number == 1
            && persisted.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind == JsonValueKind.String
            && hash.GetString() is { Length: > 0 } text
            ? text
            : throw new BadRequestException("'extensions.persistedQuery' must be {\"version\": 1, \"sha256Hash\": \"…\"}.");
    }

    /// <summary>The request, which must name a document in some way.</summary>
    /// <exception cref="BadRequestException">It does not.</exception>
    public static GraphQLRequest Require(GraphQLRequest request)
        => request is { Query: null, DocumentId: null, DocumentHash: null }
            ? throw new BadRequestException("The request must have a 'query'.")
            : request;

    /// <summary>The request for the document, and perhaps the operation, that the route names.</summary>
    /// <exception cref="BadRequestException">It names a document of its own too.</exception>
    public static GraphQLRequest OfRoute(GraphQLRequest request, RouteValueDictionary route)
        => request is { Query: null, DocumentId: null, DocumentHash: null }
            ? request with
            {
                DocumentId = route[DocumentIdRouteValue] as string,
                OperationName = route[OperationNameRouteValue] as string ?? request.OperationName,
            }
            : throw new BadRequestException("The address names the document: send 'variables' alone.");
}
