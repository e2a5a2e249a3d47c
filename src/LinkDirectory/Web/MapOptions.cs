using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Web;

/// <summary>The background of maps. Without a tile address no tile is fetched from anywhere.</summary>
public sealed class MapOptions
{
    public const string Section = "Map";

    /// <summary>A Leaflet tile address, for example <c>https://{s}.tiles.example/{z}/{x}/{y}.png</c>.</summary>
    [RegularExpression(@"(https?:/)?/.*\{z\}.*",
        ErrorMessage = "an address with {{z}}, {{x}} and {{y}}, as in https://tiles.example/{{z}}/{{x}}/{{y}}.png")]
    public string? TileUrl { get; set; }

    /// <summary>What the tiles' owner asks to be shown on the map.</summary>
    public string? TileAttribution { get; set; }

    /// <summary>The origin of the tiles as a Content-Security-Policy source, or null where there are none.</summary>
    public string? TileSource
    {
        get
        {
            if (string.IsNullOrWhiteSpace(TileUrl)) return null;
            var start = TileUrl.IndexOf("://", StringComparison.Ordinal);
            if (start < 0) return null; // our own server's, which the policy allows already
            var end = TileUrl.IndexOf('/', start + 3);
            return (end < 0 ? TileUrl : TileUrl[..end]).Replace("{s}", "*", StringComparison.Ordinal);
        }
    }
}
