namespace LinkDirectory.Benchmarks.England;

/// <summary>
/// Where the schools of made-up Englands stand. One alone is of England's size. Several lie beside each other, as growth would have it,
/// four to a row; each is six times as dense then, as a county of towns is, so that sixteen keep within Great Britain.
/// </summary>
internal sealed class Ground
{
    private const int ToARow = 4;
    private const int West = 260_000;
    private const int South = 130_000;
    private const int Width = 85_000;
    private const int Height = 250_000;

    private readonly bool beside;

    private Ground(bool beside) => this.beside = beside;

    /// <summary>One England.</summary>
    public static Ground OfOne { get; } = new(beside: false);

    /// <summary>Sixteen Englands at most, the first of them where one would be that has no others beside it.</summary>
    public static Ground Beside { get; } = new(beside: true);

    /// <summary>A place in metres east and north on the British National Grid.</summary>
    /// <param name="england">The number of the England, from 0.</param>
    public (int Easting, int Northing) Place(int england, Random random)
    {
        if (!beside)
        {
            return (random.Next(300_000, 600_000), random.Next(100_000, 500_000));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(england, ToARow * ToARow);
        var (west, south) = (West + (england % ToARow * Width), South + (england / ToARow * Height));
        return (random.Next(west, west + Width), random.Next(south, south + Height));
    }
}
