using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LinkDirectory.Benchmarks.Load;

/// <summary>One question to one kind of endpoint, with many keys, each request ready to be sent.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Requests">Whole HTTP requests.</param>
internal sealed record Operation(string Name, byte[][] Requests)
{
    private const string GraphQLAccept = "application/graphql-response+json, application/json;q=0.9";

    /// <summary>A request of an endpoint that takes and answers JSON.</summary>
    /// <param name="token">Of an account; null for anyone.</param>
    public static byte[] Request(string path, object body, string? token = null) => Request(path, "application/json", body, token);

    /// <inheritdoc cref="Request(string, object, string?)"/>
    public static byte[] GraphQL(string query, object variables, string? token = null) =>
        Request("/graphql", GraphQLAccept, new { query, variables }, token);

    private static byte[] Request(string path, string accept, object body, string? token)
    {
        var json = JsonSerializer.Serialize(body);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n{authorization}Content-Type: application/json\r\n"
                + $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"));
    }
}
