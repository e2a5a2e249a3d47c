namespace LinkDirectory.Data.Search;

/// <summary>
/// The search index's words, read again only when the database has changed. One connection is kept for it, since SQLite's
/// data version counts what other connections wrote.
/// </summary>
public sealed class VocabularyCache(DirectoryDb directory) : IDisposable
{
    /// <summary>England's schools have 25,000 words; ten times that takes about 20 MB. More are left uncorrected.</summary>
    private const int MostWords = 250_000;

    // One statement says the version and, if it is a new one, the words. The index's own table of lengths counts its records.
    private const string Sql = """
        SELECT NULL, data_version FROM pragma_data_version
        UNION ALL SELECT '', count(*) FROM SearchIndex_docsize
          WHERE (SELECT data_version FROM pragma_data_version) <> @known HAVING count(*) > 0
        UNION ALL SELECT term, doc FROM (SELECT term, doc FROM SearchVocabulary
          WHERE (SELECT data_version FROM pragma_data_version) <> @known LIMIT @most)
        """;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private DirectoryDbContext? connection;
    private long version = -1;
    private Vocabulary vocabulary = Vocabulary.Empty;

    public async Task<Vocabulary> ReadAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            connection ??= directory.OpenToRead();
            var rows = await connection.QueryAsync(
                Sql,
                row => (Word: row.IsDBNull(0) ? null : row.GetString(0), Number: row.GetInt64(1)),
                cancellation,
                ("@known", version),
                ("@most", MostWords));
            if (rows.Count > 1)
            {
                vocabulary = new Vocabulary(rows.Skip(2).Select(r => (r.Word!, (int)r.Number)), (int)rows[1].Number);
                version = rows[0].Number;
            }

            return vocabulary;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        connection?.Dispose();
        oneAtATime.Dispose();
    }
}
