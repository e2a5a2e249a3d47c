using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkDirectory.Data.Writing;

/// <summary>
/// Has each context wait for its turn before it begins a transaction, and before a statement that writes outside one. The turn ends
/// with the transaction or the statement.
/// </summary>
internal sealed class WriterQueueInterceptor(WriterQueue queue) : DbTransactionInterceptor, IDbCommandInterceptor, ISaveChangesInterceptor
{
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        throw NotWaiting();

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await EnterAsync(connection, eventData.Context!, cancellationToken);
        return result;
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Writes(eventData) && command.Transaction is null ? throw NotWaiting() : result;

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Writes(eventData) && command.Transaction is null)
        {
            await EnterAsync(command.Connection!, eventData.Context!, cancellationToken);
        }

        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(command);
        return ValueTask.FromResult(result);
    }

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(command);
        return Task.CompletedTask;
    }

    public Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(command);
        return Task.CompletedTask;
    }

    // Its own transaction has ended, but a connection may stay open after a failure.
    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(eventData.Context);
        return Task.CompletedTask;
    }

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        LeaveUnlessInTransaction(eventData.Context);
        return Task.CompletedTask;
    }

    // Migrations have the database to themselves, and SaveChanges its transaction.
    private static bool Writes(CommandEventData command) =>
        command.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw;

    private Task EnterAsync(DbConnection connection, DbContext db, CancellationToken cancellation) =>
        queue.EnterAsync(db, (SqliteConnection)connection, async () =>
        {
            await connection.OpenAsync(cancellation);
            await SqlitePragmas.ApplyAsync(connection, db, cancellation);
        }, cancellation);

    private void LeaveUnlessInTransaction(DbCommand command)
    {
        if (command.Transaction is null)
        {
            queue.Leave((SqliteConnection)command.Connection!);
        }
    }

    private void LeaveUnlessInTransaction(DbContext? db)
    {
        if (db?.Database.CurrentTransaction is null)
        {
            Leave(db);
        }
    }

    private void Leave(DbContext? db) => queue.Leave((SqliteConnection)db!.Database.GetDbConnection());

    private static InvalidOperationException NotWaiting() =>
        new("Write asynchronously: a thread must not wait for other writers.");
}
