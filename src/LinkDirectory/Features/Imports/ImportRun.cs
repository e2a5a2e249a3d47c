namespace LinkDirectory.Features.Imports;

/// <summary>One import as it was committed, with its result row by row, for review.</summary>
public sealed class ImportRun
{
    public int Id { get; set; }

    /// <summary>What was imported, as on the command line: gias, gias-links, postcodes, boundaries, services, contacts, links.</summary>
    public required string Kind { get; set; }

    /// <summary>The file's name without its folder.</summary>
    public required string FileName { get; set; }

    /// <summary>The file's SHA-256, lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    public required string Actor { get; set; }

    public required DateTimeOffset StartedAt { get; set; }

    public required DateTimeOffset FinishedAt { get; set; }

    /// <summary>The date that the file itself is of, where its name or content says; else null.</summary>
    public DateOnly? DataDate { get; set; }

    public int Rows { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Closed { get; set; }

    public int Vanished { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Rows that were not written: those that could not be taken, and those held for a decision.</summary>
    public int Rejected { get; set; }

    public List<ImportRowResult> Results { get; } = [];
}

public enum ImportRowOutcome
{
    Added,
    Changed,
    Closed,
    Vanished,
    Rejected,
    Warned,

    /// <summary>Neither written nor refused: somebody has to decide what it means.</summary>
    Held,
}

/// <summary>What became of one row. The differences of a bulk file are kept in full; unchanged rows are only counted.</summary>
public sealed class ImportRowResult
{
    public long Id { get; set; }

    public int ImportRunId { get; set; }

    /// <summary>The line in the file, the first being 1; null for what the file no longer holds.</summary>
    public int? Line { get; set; }

    /// <summary>What the row is about, as in "School 100000".</summary>
    public required string Subject { get; set; }

    public ImportRowOutcome Outcome { get; set; }

    public string? Column { get; set; }

    /// <summary>What changed or what to do; personal data is left out.</summary>
    public string? Message { get; set; }
}

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> run)
    {
        run.HasIndex(r => new { r.Kind, r.FinishedAt });
        run.HasMany(r => r.Results).WithOne().HasForeignKey(r => r.ImportRunId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportRowResultConfiguration : IEntityTypeConfiguration<ImportRowResult>
{
    public void Configure(EntityTypeBuilder<ImportRowResult> result) => result.ToTable("ImportRowResults");
}
