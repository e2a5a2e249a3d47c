using System.Text.Json;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Data.Spatial;

/// <summary>One feature of a GeoJSON file.</summary>
/// <param name="Number">Its place in the file, the first being 1.</param>
/// <param name="Properties">Its properties that are text, numbers or truths, as text; the others are left out.</param>
/// <param name="Geometry">Its polygon or polygons, longitude first; null where it has none, or another kind of geometry.</param>
/// <param name="Problem">Why the geometry could not be read; null where it was, or where there is none.</param>
public sealed record GeoJsonFeature(int Number, IReadOnlyDictionary<string, string> Properties, Geometry? Geometry, string? Problem);

/// <summary>Polygons as GeoJSON, RFC 7946: WGS 84, longitude first.</summary>
public static class GeoJson
{
    /// <summary>Decimals written of a degree: a tenth of a metre.</summary>
    private const int Decimals = 6;

    private static readonly GeometryFactory Geometries = new(new PrecisionModel(), 4326);

    /// <summary>
    /// Reads a feature collection, or one feature, holding one feature's document at a time. Several that stand one after another, as on
    /// the lines of newline-delimited GeoJSON, are all read.
    /// </summary>
    /// <param name="utf8">The file.</param>
    /// <param name="each">Receives each feature in turn.</param>
    /// <exception cref="JsonException">It is no JSON to its end, or no feature collection.</exception>
    public static void ReadFeatures(ReadOnlySpan<byte> utf8, Action<GeoJsonFeature> each)
    {
        var reader = new Utf8JsonReader(utf8,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowMultipleValues = true });
        var number = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("It is not a GeoJSON object.");
            }

            ReadDocument(ref reader, ref number, each);
        }
    }

    private static void ReadDocument(ref Utf8JsonReader reader, ref int number, Action<GeoJsonFeature> each)
    {
        var start = reader;
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFeatures = reader.ValueTextEquals("features"u8);
            reader.Read();
            if (isFeatures && reader.TokenType == JsonTokenType.StartArray)
            {
                found = true;
                ReadArray(ref reader, ref number, each);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!found)
        {
            using var document = JsonDocument.ParseValue(ref start);
            each(IsFeature(document.RootElement)
                ? ReadFeature(document.RootElement, ++number)
                : throw new JsonException("It has no list of features."));
        }
    }

    /// <summary>Reads a Polygon or MultiPolygon; a height beside longitude and latitude is left out.</summary>
    /// <returns>What is wrong; null where it was read.</returns>
    public static string? TryReadGeometry(JsonElement geometry, out Geometry? polygons)
    {
        polygons = null;
        if (geometry.ValueKind != JsonValueKind.Object
            || !geometry.TryGetProperty("type", out var type)
            || !geometry.TryGetProperty("coordinates", out var coordinates))
        {
            return "It has no geometry.";
        }

        try
        {
            polygons = type.GetString() switch
            {
                "Polygon" => ReadPolygon(coordinates),
                "MultiPolygon" => Geometries.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(ReadPolygon)]),
                _ => null,
            };
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException
            or IndexOutOfRangeException)
        {
            return "Its rings cannot be read: each needs four corners or more, the last being the first again, each of a longitude and a "
                + "latitude.";
        }

        return polygons is null ? $"Its geometry is a {type.GetString()}, not a Polygon or MultiPolygon."
            : polygons.IsEmpty ? "Its geometry is empty."
            : null;
    }

    /// <summary>Writes polygons, outer rings anticlockwise, coordinates rounded to six decimals.</summary>
    /// <exception cref="ArgumentException">The geometry is neither a polygon nor polygons.</exception>
    public static void WriteGeometry(Utf8JsonWriter json, Geometry geometry)
    {
        json.WriteStartObject();
        switch (geometry)
        {
            case Polygon polygon:
                json.WriteString("type"u8, "Polygon"u8);
                json.WritePropertyName("coordinates"u8);
                WritePolygon(json, polygon);
                break;
            case MultiPolygon polygons:
                json.WriteString("type"u8, "MultiPolygon"u8);
                json.WriteStartArray("coordinates"u8);
                foreach (var polygon in polygons.Geometries.Cast<Polygon>())
                {
                    WritePolygon(json, polygon);
                }

                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A {geometry.GeometryType} is no boundary.", nameof(geometry));
        }

        json.WriteEndObject();
    }

    private static void ReadArray(ref Utf8JsonReader reader, ref int number, Action<GeoJsonFeature> each)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            each(ReadFeature(document.RootElement, ++number));
        }
    }

    private static bool IsFeature(JsonElement element) => element.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("Feature"u8);

    private static GeoJsonFeature ReadFeature(JsonElement feature, int number)
    {
        if (feature.ValueKind != JsonValueKind.Object)
        {
            return new GeoJsonFeature(number, new Dictionary<string, string>(), null, "It is not a feature.");
        }

        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (feature.TryGetProperty("properties", out var list) && list.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in list.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                {
                    properties[property.Name] = property.Value.ToString().Trim();
                }
            }
        }

        var given = feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind != JsonValueKind.Null;
        Geometry? polygons = null;
        var problem = given ? TryReadGeometry(geometry, out polygons) : null;
        return new GeoJsonFeature(number, properties, problem is null ? polygons : null, problem);
    }

    private static Polygon ReadPolygon(JsonElement rings)
    {
        var read = rings.EnumerateArray().Select(ReadRing).ToList();
        return read.Count == 0 ? Geometries.CreatePolygon() : Geometries.CreatePolygon(read[0], [.. read.Skip(1)]);
    }

    private static LinearRing ReadRing(JsonElement ring) =>
        Geometries.CreateLinearRing(
            [.. ring.EnumerateArray().Select(corner => new Coordinate(corner[0].GetDouble(), corner[1].GetDouble()))]);

    private static void WritePolygon(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        WriteRing(json, polygon.ExteriorRing, anticlockwise: true);
        foreach (var hole in polygon.InteriorRings)
        {
            WriteRing(json, hole, anticlockwise: false);
        }

        json.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter json, LineString ring, bool anticlockwise)
    {
        var corners = ring.CoordinateSequence;
        var backwards = NetTopologySuite.Algorithm.Orientation.IsCCW(corners) != anticlockwise;
        json.WriteStartArray();
        for (var index = 0; index < corners.Count; index++)
        {
            var corner = backwards ? corners.Count - 1 - index : index;
            json.WriteStartArray();
            WriteDegrees(json, corners.GetX(corner));
            WriteDegrees(json, corners.GetY(corner));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteDegrees(Utf8JsonWriter json, double degrees)
    {
        Span<char> text = stackalloc char[32];
        Math.Round(degrees, Decimals).TryFormat(text, out var length, "0.######", CultureInfo.InvariantCulture);
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
