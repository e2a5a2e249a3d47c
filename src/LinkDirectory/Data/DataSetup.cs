using LinkDirectory.Data.Health;
using LinkDirectory.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkDirectory.Data;

public static class DataSetup
{
    /// <summary>The connection when none is configured: a file beside the working directory.</summary>
    public const string DefaultConnection = "Data Source=linkdirectory.db";

    /// <summary>Adds the database that <c>ConnectionStrings:LinkDirectory</c> names: <c>Data Source=FILE</c>, in SQLite.</summary>
    /// <exception cref="OptionsValidationException">The connection string names no file.</exception>
    public static IServiceCollection AddDirectoryDb(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("LinkDirectory") ?? DefaultConnection;
        if (!connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(DirectoryDb),
                ["ConnectionStrings:LinkDirectory must be 'Data Source=FILE'."]);
        }

        // Migrating makes the file. A file that is gone from under a server is not put back empty.
        connection = new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadWrite }.ToString();

        services.AddChecked<DatabaseOptions>(DatabaseOptions.Section).AddSingleton<WriterQueue>().AddSingleton<WriterQueueInterceptor>()
            .AddSingleton<DiskRoom>();
        services.AddPooledDbContextFactory<SqliteDirectoryDbContext>((provider, options) => options
            // A list of keys as one parameter: its statement is written once, not once for each length.
            .UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            // What a statement failed by is no fault yet: the code that catches its exception knows whether it was expected.
            .ConfigureWarnings(events => events.Log(
                (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug)))
            .AddInterceptors(new SqlitePragmas(), new StatementStop(), provider.GetRequiredService<WriterQueueInterceptor>(),
                provider.GetRequiredService<DiskRoom>()));
        return services
            .AddSingleton(
                provider => new DirectoryDb(provider.GetRequiredService<IDbContextFactory<SqliteDirectoryDbContext>>().CreateDbContext))
            .AddSingleton<DirectoryMigrator>().AddSingleton<DirectoryBackup>();
    }

    /// <summary>Has <c>/health/ready</c> say what is wrong with the database, and what it stops.</summary>
    public static void AddDirectoryHealth(this IServiceCollection services) => services.AddSingleton<WriterHealth>().AddHealthChecks()
        .AddCheck<DatabaseHealth>("database").AddCheck<DiskHealth>("disk").AddCheck<WriterHealth>("writers");
}
