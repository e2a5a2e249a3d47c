using LinkDirectory.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Support;

/// <summary>Holds the database as a long import does, until it is disposed of; nothing of it is kept.</summary>
internal sealed class HeldWriter(IAsyncDisposable owner, IAsyncDisposable transaction) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>In the application itself.</summary>
    public static async Task<HeldWriter> WithinAsync(DirectoryApp app)
    {
        var db = app.Db.Open();
        return new HeldWriter(db, await db.Database.BeginTransactionAsync(Cancellation));
    }

    /// <summary>As the command line does, in a process of its own.</summary>
    public static async Task<HeldWriter> ElsewhereAsync(DirectoryApp app)
    {
        _ = app.Db;
        var connection = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False");
        await connection.OpenAsync(Cancellation);
        return new HeldWriter(connection, await connection.BeginTransactionAsync(Cancellation));
    }

    /// <summary>Does all at the same moment: each has come to write, or waits to begin, before any may.</summary>
    public static async Task AtOnceAsync(DirectoryApp app, params Func<Task>[] acts)
    {
        var queue = app.Services.GetRequiredService<WriterQueue>();
        List<Task> under;
        await using (await WithinAsync(app))
        {
            under = [.. acts.Select(Task.Run)];
            while (queue.Waiting < acts.Length && !under.Exists(act => act.IsCompleted))
            {
                await Task.Delay(10, Cancellation);
            }
        }

        await Task.WhenAll(under);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await owner.DisposeAsync();
    }
}
