using System.Text.Json;
using LinkDirectory.Data.Spatial;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;
using NetTopologySuite.Geometries;

namespace LinkDirectory.Features.Places.GraphQL;

/// <summary>A geometry as a JSON object, WGS 84, longitude first. It is only ever given out.</summary>
internal sealed class GeoJsonScalar() : ScalarType<Geometry>("GeoJSON", "https://www.rfc-editor.org/rfc/rfc7946")
{
    public override object? ParseLiteral(ValueNode literal) => throw new ScalarException("GeoJSON is not taken as an argument.");

    public override object? ParseValue(JsonElement value) => throw new ScalarException("GeoJSON is not taken as an argument.");

    public override void Write(ResultWriter writer, Geometry value)
    {
        using var json = new Utf8JsonWriter(writer);
        GeoJson.WriteGeometry(json, value);
    }
}
