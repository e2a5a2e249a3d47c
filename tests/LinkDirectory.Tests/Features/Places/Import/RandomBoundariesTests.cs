using System.Globalization;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Places.Import;

/// <summary>
/// Boundary files of chance, as they are made well and badly. What is right is imported whole, piece by piece and hole by hole; what
/// cannot be right is refused whole.
/// </summary>
public sealed class RandomBoundariesTests
{
    private static readonly int Files = Soak.Cases(inGate: 500);

    private enum Fault
    {
        None,
        InPieces,
        LineByLine,
        AxesSwapped,
        InMetres,
        Abroad,
        WestIsEast,
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_500_files_every_right_one_is_imported_whole_and_every_wrong_one_refused()
    {
        await using var desk = new ImportDesk();
        var chance = new Random(Soak.Seed(inGate: 20_261_130));
        for (var number = 0; number < Files; number++)
        {
            var fault = chance.GetItems(Enum.GetValues<Fault>(), 1)[0];
            var (longitude, latitude) = (-2.8 + (chance.NextDouble() * 2), 51.2 + (chance.NextDouble() * 3));
            var code = $"E06{number:D6}";

            var report = await desk.ImportAsync(new BoundariesImport(new BoundaryReading(), SchoolAreaAssignment.AssignAsync),
                desk.Write("areas.geojson", File(code, longitude, latitude, fault)));

            if (fault > Fault.LineByLine)
            {
                Assert.True(report.Refusal is not null, $"file {number}, {fault}");
                continue;
            }

            Assert.True(report is { Refusal: null, Added: 1, Rejected: 0 }, $"file {number}, {fault}: {report.Refusal}");
            var area = await desk.ReadAsync(db => db.Areas.SingleAsync(a => a.Code == code, Cancellation));
            var boundary = Boundary.Read(area.Boundary!);
            Assert.True(boundary.Contains(new Point(latitude, longitude - 0.05)) && boundary.Contains(new Point(latitude, longitude + 0.05)),
                $"file {number}, {fault}");
            Assert.False(boundary.Contains(new Point(latitude, longitude)), $"the hole of file {number}, {fault}");
        }
    }

    private static string File(string code, double longitude, double latitude, Fault fault)
    {
        var (x, y) = fault switch
        {
            Fault.Abroad => (longitude + 8, latitude - 3),
            Fault.WestIsEast => (-longitude + 1.8, latitude),
            _ => (longitude, latitude),
        };
        var whole = Ring(x - 0.1, x + 0.1, y - 0.1, y + 0.1, fault);
        var hole = Ring(x - 0.01, x + 0.01, y - 0.01, y + 0.01, fault);
        var features = fault switch
        {
            Fault.InPieces => new[]
            {
                Feature(code, Ring(x - 0.1, x - 0.01, y - 0.1, y + 0.1, fault)),
                Feature(code, Ring(x + 0.01, x + 0.1, y - 0.1, y + 0.1, fault)),
            },
            _ => [Feature(code, $"{whole},{hole}")],
        };
        return fault == Fault.LineByLine
            ? string.Join('\n', features)
            : $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
    }

    private static string Ring(double west, double east, double south, double north, Fault fault)
    {
        (double X, double Y)[] corners = [(west, south), (east, south), (east, north), (west, north), (west, south)];
        return $"[{string.Join(',', corners.Select(corner => fault switch
        {
            Fault.AxesSwapped => Corner(corner.Y, corner.X),
            Fault.InMetres => Corner(400_000 + (corner.X * 70_000), corner.Y * 6_000),
            _ => Corner(corner.X, corner.Y),
        }))}]";
    }

    private static string Corner(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"[{x:F6},{y:F6}]");

    private static string Feature(string code, string rings) =>
        $$$"""{"type":"Feature","properties":{"CTYUA26CD":"{{{code}}}","CTYUA26NM":"Council {{{code}}}"},"geometry":{"type":"Polygon","coordinates":[{{{rings}}}]}}""";
}
