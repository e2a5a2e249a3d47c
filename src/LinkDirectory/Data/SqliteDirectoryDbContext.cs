using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LinkDirectory.Data;

/// <summary>The directory in the embedded engine, SQLite with R*Tree and FTS5.</summary>
public sealed class SqliteDirectoryDbContext : DirectoryDbContext
{
    public SqliteDirectoryDbContext(DbContextOptions<SqliteDirectoryDbContext> options)
        : base(options) =>
        // A transaction is where a writer waits for its turn; of one statement alone there would be none.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite cannot order its own DateTimeOffset text; ticks of UTC order as instants do.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    private sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
        at => at.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
