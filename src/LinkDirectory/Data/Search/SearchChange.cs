namespace LinkDirectory.Data.Search;

/// <summary>
/// That a record which the search knows was added, changed or taken away, and when in the order of changes. The engine's triggers write
/// it, whatever writes the record, so that an index in memory follows the database, in every process that has one.
/// </summary>
public sealed class SearchChange
{
    /// <summary>The record's id times four, plus its <see cref="SearchKind"/>.</summary>
    public required long Row { get; set; }

    /// <summary>Higher than that of every change before.</summary>
    public required long Sequence { get; set; }
}

internal sealed class SearchChangeConfiguration : IEntityTypeConfiguration<SearchChange>
{
    public void Configure(EntityTypeBuilder<SearchChange> change)
    {
        change.HasKey(c => c.Row);
        change.Property(c => c.Row).ValueGeneratedNever();
        change.HasIndex(c => c.Sequence);
    }
}
