namespace LinkDirectory.Features.Imports;

/// <summary>How much a file may hold, so that a small one does not unpack to more than a server has room for.</summary>
/// <param name="Unpacked">Bytes of everything in it, once unpacked.</param>
/// <param name="Rows">Rows in all.</param>
public sealed record ImportBounds(long Unpacked, int Rows)
{
    /// <summary>The most files that a zip may hold. The largest of those that are downloaded hold some hundred.</summary>
    public const int MostEntries = 2_000;

    /// <summary>Of a file given on a page: some times what England's largest council would send.</summary>
    public static ImportBounds OfPage { get; } = new(Unpacked: 50L << 20, Rows: 50_000);

    /// <summary>Of a file on the server itself: some times the postcodes of the whole country.</summary>
    public static ImportBounds OfOperator { get; } = new(Unpacked: 8L << 30, Rows: int.MaxValue);
}
