using System.Text.Json;

namespace LinkDirectory.GraphQL.Http;

/// <summary>Reads what a request says of persisted documents.</summary>
internal static class PersistedOperationReader
{
    /// <summary>The hash of the protocol of automatic persisted queries; null when the request does not speak it.</summary>
    /// <exception cref="BadRequestException">It speaks it wrongly.</exception>
    public static string? Hash(JsonElement? extensions)
    {
        if (extensions is not { } given || !given.TryGetProperty("persistedQuery", out var persisted) || persisted.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return persisted.ValueKind == JsonValueKind.Object
            && persisted.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1
            && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String && hash.GetString() is { Length: > 0 } text
            ? text
            : throw new BadRequestException("'extensions.persistedQuery' must be {\"version\": 1, \"sha256Hash\": \"…\"}.");
    }

    /// <exception cref="BadRequestException">The request names no document in any way.</exception>
    public static void RequireDocument(string? query, string? id, string? hash)
    {
        if (query is null && id is null && hash is null)
        {
            throw new BadRequestException("The request must have a 'query'.");
        }
    }
}
