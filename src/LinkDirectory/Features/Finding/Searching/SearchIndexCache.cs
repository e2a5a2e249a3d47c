using LinkDirectory.Data.Prepared;
using LinkDirectory.Data.Search;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>
/// The search index of this process, brought up to the database before every reading: one statement says whether anything has changed,
/// whichever process changed it.
/// </summary>
internal sealed class SearchIndexCache(DirectoryDb directory) : IDisposable
{
    /// <summary>After more changes than these, as by an import, the index is made again; also where most of it is of the past.</summary>
    private const int MostChangesInPlace = 2_000;

    private static readonly ReadStatement<long> Newest =
        new("SELECT coalesce(max(\"Sequence\"), 0) FROM \"SearchChanges\"", row => row.Int64());

    private readonly SemaphoreSlim following = new(1);
    private readonly ReaderWriterLockSlim guard = new();
    private SearchIndex index = new();
    private long known = -1;

    /// <summary>Reads the index as the database is now. The reading must not wait for anything.</summary>
    public async Task<T> ReadAsync<T>(Func<SearchIndex, T> read, CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        guard.EnterReadLock();
        try
        {
            return read(index);
        }
        finally
        {
            guard.ExitReadLock();
        }
    }

    /// <summary>Brings the index up to the database, where that has changed.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        if (await NewestAsync(cancellation) == Volatile.Read(ref known))
        {
            return;
        }

        await following.WaitAsync(cancellation);
        try
        {
            // What changes while this reads has a higher number, and is read again the next time.
            var newest = await NewestAsync(cancellation);
            if (newest != known)
            {
                await using var db = directory.OpenToRead();
                await FollowAsync(db, cancellation);
                Volatile.Write(ref known, newest);
            }
        }
        finally
        {
            following.Release();
        }
    }

    public void Dispose()
    {
        following.Dispose();
        guard.Dispose();
    }

    private async ValueTask<long> NewestAsync(CancellationToken cancellation) => (await directory.ReadAsync(Newest, cancellation))[0];

    private async Task FollowAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var changed = known < 0 ? [] : await db.SearchChanges.Where(c => c.Sequence > known).Select(c => c.Row)
            .Take(MostChangesInPlace + 1).ToListAsync(cancellation);
        if (known < 0 || changed.Count > MostChangesInPlace || index.Places > 2 * (index.Count + MostChangesInPlace))
        {
            var made = await MakeAsync(db, cancellation);
            Guarded(() => index = made);
            return;
        }

        foreach (var kind in changed.ToLookup(row => (SearchKind)(row % 4), row => (int)(row / 4)))
        {
            List<int> ids = [.. kind];
            var documents = await SearchRecords.ReadAsync(db, kind.Key, ids, cancellation);
            Guarded(() => Change(kind.Key, ids, documents));
        }
    }

    private void Change(SearchKind kind, List<int> ids, List<SearchDocument> documents)
    {
        foreach (var id in ids)
        {
            index.Remove(kind, id);
        }

        documents.ForEach(index.Put);
    }

    private static async Task<SearchIndex> MakeAsync(DirectoryDbContext db, CancellationToken cancellation)
    {
        var made = new SearchIndex();
        foreach (var kind in Enum.GetValues<SearchKind>())
        {
            (await SearchRecords.ReadAsync(db, kind, null, cancellation)).ForEach(made.Put);
        }

        return made;
    }

    private void Guarded(Action change)
    {
        guard.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            guard.ExitWriteLock();
        }
    }
}
