using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace LinkDirectory.Data;

/// <summary>
/// Stops a question within the engine once nobody waits for it any more. SQLite's provider looks before a statement begins and not while
/// it runs, so that a dear one would outlive its time limit.
/// </summary>
internal sealed class StatementStop : DbCommandInterceptor
{
    private const int Interrupted = 9;

    private readonly ConditionalWeakTable<DbCommand, Running> running = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled)
        {
            running.AddOrUpdate(command, new Running(Watch(command.Connection, cancellationToken)));
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        End(command);
        return ValueTask.FromResult(result);
    }

    // The engine says that it was interrupted; to those who asked, it was cancelled.
    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return eventData.Exception is SqliteException { SqliteErrorCode: Interrupted } && cancellationToken.IsCancellationRequested
            ? throw new OperationCanceledException(eventData.Exception.Message, eventData.Exception, cancellationToken)
            : Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    private static CancellationTokenRegistration Watch(DbConnection? connection, CancellationToken cancellation) =>
        connection is SqliteConnection { Handle: { } handle }
            ? cancellation.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), handle)
            : default;

    // Waits for an interruption that is being made, so that it meets no other statement of the connection.
    private void End(DbCommand command)
    {
        if (running.TryGetValue(command, out var found))
        {
            running.Remove(command);
            found.Registration.Dispose();
        }
    }

    private sealed record Running(CancellationTokenRegistration Registration);
}
