using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkDirectory.Data.Health;

/// <summary>Knows whether the last change failed because the disk was full.</summary>
internal sealed class DiskRoom : DbTransactionInterceptor, IDbCommandInterceptor
{
    private const int SqliteFull = 13;

    private volatile bool hasRunOut;

    public bool HasRunOut => hasRunOut;

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        hasRunOut = false;
        return Task.CompletedTask;
    }

    public override Task TransactionFailedAsync(
        DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        Note(eventData.Exception);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        Note(eventData.Exception);

    private Task Note(Exception problem)
    {
        hasRunOut |= problem is SqliteException { SqliteErrorCode: SqliteFull };
        return Task.CompletedTask;
    }
}
