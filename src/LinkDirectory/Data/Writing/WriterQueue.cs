using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LinkDirectory.Data.Writing;

/// <summary>
/// Whose turn it is to write. SQLite takes one writer at a time and holds a thread for each of the others, until no thread is left to
/// answer readers. Here they wait in the order in which they came, without a thread or a connection, and
/// <see cref="DatabaseOptions.WriterWait"/> at most. The queue is this process's; another's writer is waited for by the one whose turn
/// it is.
/// </summary>
public sealed class WriterQueue(IOptions<DatabaseOptions> options, TimeProvider clock) : IDisposable
{
    // How often the one whose turn it is looks whether another process has finished.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim turn = new(1);
    private volatile Writer? writer;
    private int waiting;

    /// <summary>How many changes wait for their turn.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>For how long the writer whose turn it is has had it; null where nobody writes.</summary>
    public TimeSpan? HeldFor => writer is { } now ? clock.GetUtcNow() - now.Since : null;

    /// <summary>Waits for the context's turn. It lasts until <see cref="Leave"/>, or until the context's connection closes.</summary>
    /// <param name="connection">The context's, which is open. It is given back while others are before it.</param>
    /// <param name="reopen">Opens the connection as it was.</param>
    /// <exception cref="DatabaseBusyException">The turn did not come in time.</exception>
    /// <exception cref="InvalidOperationException">The writer it would wait for waits for it.</exception>
    internal async Task EnterAsync(
        DbContext db, SqliteConnection connection, Func<Task> reopen, CancellationToken cancellation)
    {
        if (writer?.Connection == connection)
        {
            return;
        }

        if (writer is { } before && OpenedBefore.Includes(before.Context))
        {
            throw new InvalidOperationException(
                "This change would wait for itself: a context that the same operation opened before is writing. Write through that one.");
        }

        using var patience = new CancellationTokenSource(
            db is DirectoryDbContext { WritesAtOnceOrNotAtAll: true } ? TimeSpan.Zero : options.Value.WriterWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        Interlocked.Increment(ref waiting);
        try
        {
            await WaitAsync(db, connection, reopen, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DatabaseBusyException();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Ends the connection's turn, where it has it.</summary>
    internal void Leave(SqliteConnection connection)
    {
        if (writer is { } now && now.Connection == connection && Interlocked.CompareExchange(ref writer, null, now) == now)
        {
            connection.StateChange -= LeaveWhenClosed;
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task WaitAsync(DbContext db, SqliteConnection connection, Func<Task> reopen, CancellationToken cancellation)
    {
        if (!turn.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            await connection.CloseAsync();
            await turn.WaitAsync(cancellation);
        }

        writer = new Writer(db.ContextId, connection, clock.GetUtcNow());
        try
        {
            if (connection.State != ConnectionState.Open)
            {
                await reopen();
            }

            // However the context ends, its connection closes.
            connection.StateChange += LeaveWhenClosed;
            while (!IsFree(connection))
            {
                await Task.Delay(Look, clock, cancellation);
            }
        }
        catch
        {
            Leave(connection);
            throw;
        }
    }

    /// <summary>
    /// Whether nobody writes, in any process. It asks without waiting, and so costs no thread; what else may be wrong is said by the
    /// writer's own statement.
    /// </summary>
    internal static bool IsFree(SqliteConnection connection)
    {
        var sqlite = connection.Handle!;
        raw.sqlite3_busy_timeout(sqlite, 0);
        try
        {
            var result = raw.sqlite3_exec(sqlite, "BEGIN IMMEDIATE") & 0xFF;
            if (result == raw.SQLITE_OK)
            {
                raw.sqlite3_exec(sqlite, "ROLLBACK");
            }

            return result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED);
        }
        finally
        {
            raw.sqlite3_busy_timeout(sqlite, SqlitePragmas.BusyMilliseconds);
        }
    }

    private void LeaveWhenClosed(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            Leave((SqliteConnection)sender);
        }
    }

    private sealed record Writer(DbContextId Context, SqliteConnection Connection, DateTimeOffset Since);
}
