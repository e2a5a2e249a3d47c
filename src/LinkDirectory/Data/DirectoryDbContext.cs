namespace LinkDirectory.Data;

/// <summary>
/// The directory's tables, one model for every engine; each feature declares its own beside its entities. Only feature services
/// write through it; they open one context for each operation from <see cref="DirectoryDb"/>.
/// </summary>
public abstract partial class DirectoryDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Whether commits reach the disk before they return.</summary>
    internal bool WritesDurably { get; set; }

    /// <summary>Whether a change that cannot be made at once is refused: for what a reader must not wait for.</summary>
    internal bool WritesAtOnceOrNotAtAll { get; set; }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DirectoryDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        EnumSetConverter.AddAll(configurationBuilder);
    }
}
