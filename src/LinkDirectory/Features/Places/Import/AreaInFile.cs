using System.Buffers.Binary;
using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LinkDirectory.Features.Places.Import;

/// <summary>An area as a boundary file has it, in one feature or in several.</summary>
/// <param name="Feature">The number of its first feature, from 1.</param>
internal sealed record AreaInFile(int Feature, string Code, string Name, AreaKind Kind, Geometry Boundary)
{
    // Pieces may touch, and overlap by as much as their generalising moved them.
    private const double MostOverlap = 0.01;

    /// <summary>Whether another feature of the same area is another piece of it, and not the same ground twice.</summary>
    public bool IsOtherPieceOf(AreaInFile other) => Name == other.Name && Kind == other.Kind
        && OverlayNGRobust.Overlay(Boundary, other.Boundary, SpatialFunction.Intersection).Area
            <= MostOverlap * Math.Min(Boundary.Area, other.Boundary.Area);

    public AreaInFile With(AreaInFile piece) => this with
    {
        Boundary = OverlayNGRobust.Overlay(Boundary, piece.Boundary, SpatialFunction.Union),
    };

    public Area ToArea()
    {
        var bytes = Boundary.AsBinary();
        var box = Boundary.EnvelopeInternal;
        return new Area
        {
            Code = Code,
            Name = Name,
            Kind = Kind,
            Boundary = bytes,
            BoundaryVersion = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(bytes)) | 1,
            MinLongitude = box.MinX,
            MaxLongitude = box.MaxX,
            MinLatitude = box.MinY,
            MaxLatitude = box.MaxY,
        };
    }
}
