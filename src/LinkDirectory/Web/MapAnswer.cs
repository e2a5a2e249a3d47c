using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace LinkDirectory.Web;

/// <summary>GeoJSON as an answer that browsers keep for a while, and then ask whether it has changed.</summary>
internal sealed class MapAnswer : IResult
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly byte[] json;

    private MapAnswer(byte[] json) => this.json = json;

    public static MapAnswer Create(string geoJson) => new(Encoding.UTF8.GetBytes(geoJson));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = KeptFor };
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16))}\"");
        return Results.Bytes(json, "application/geo+json", entityTag: tag).ExecuteAsync(httpContext);
    }
}
