using System.Data.Common;
using LinkDirectory.Data;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Support;

/// <summary>Ends an operation at one of its statements, or just before or after its commit, as when the server is killed.</summary>
internal sealed class Killer : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int killAt = int.MaxValue;
    private bool armed;

    /// <summary>How many moments the operation has passed.</summary>
    public int Passed { get; private set; }

    /// <summary>The application over the same database, under this killer's eye.</summary>
    public WebApplicationFactory<Program> In(DirectoryApp app) => app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        services.ConfigureDbContext<SqliteDirectoryDbContext>(options => options.AddInterceptors(this))));

    /// <summary>Runs an operation and ends it at a moment. What is on disk then is what counts.</summary>
    public async Task DuringAsync(int moment, Func<Task> operation)
    {
        (killAt, Passed, armed) = (moment, 0, true);
        try
        {
            await operation();
        }
        catch (Exception killed) when (killed is KilledException || killed.InnerException is KilledException)
        {
        }
        finally
        {
            armed = false;
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Pass();
        return Task.CompletedTask;
    }

    private void Pass()
    {
        if (armed && ++Passed == killAt)
        {
            throw new KilledException();
        }
    }

    private sealed class KilledException : Exception;
}
