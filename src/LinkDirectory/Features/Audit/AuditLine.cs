namespace LinkDirectory.Features.Audit;

/// <summary>Who did what, when, by which channel. Written in the same transaction as the change; never altered.</summary>
public sealed class AuditLine
{
    public long Id { get; set; }

    public required DateTimeOffset At { get; set; }

    public required string Actor { get; set; }

    public required Channel Channel { get; set; }

    /// <summary>The act in the domain's words, as in "import gias".</summary>
    public required string Act { get; set; }

    /// <summary>What it was done to, as in "School 100000"; never personal data.</summary>
    public required string Subject { get; set; }

    public string? Detail { get; set; }

    /// <summary>The account that acted; null for the command line, jobs and mailed links.</summary>
    public int? AccountId { get; set; }

    /// <summary>What changed, field by field, as a JSON list of <see cref="AuditChange"/>; null where nothing did.</summary>
    public string? Changes { get; set; }
}

/// <summary>One field of a record, before and after. A person is named by their number, as in "Person 12".</summary>
public sealed record AuditChange(string Field, string? From, string? To);

internal sealed class AuditLineConfiguration : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> line)
    {
        line.ToTable("AuditLines");
        line.HasIndex(l => l.At);
        line.HasIndex(l => new { l.Subject, l.Id });
        line.HasIndex(l => new { l.AccountId, l.Id });
        line.HasIndex(l => l.Act);
    }
}
