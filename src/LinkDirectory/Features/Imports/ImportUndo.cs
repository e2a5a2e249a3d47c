namespace LinkDirectory.Features.Imports;

/// <summary>An import that can be undone: after it has written, it tells what was before.</summary>
public interface IUndoableImport : IImport
{
    /// <summary>What undoing needs, as text that the import's own feature reads. Personal data: it is kept sealed.</summary>
    string Before { get; }
}

/// <summary>What undoing an import needs, while it can be undone.</summary>
public sealed class ImportUndo
{
    /// <summary>How long an import can be undone, in days; what is kept for it goes with the first import after that.</summary>
    public const int Days = 30;

    public int ImportRunId { get; set; }

    public required DateTimeOffset ImportedAt { get; set; }

    /// <summary>What was before, sealed by the key ring; null once it is undone.</summary>
    public string? Sealed { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>Records that the import was undone, and drops what that needed.</summary>
    public void Close(DateTimeOffset now) => (Sealed, UndoneAt) = (null, now);
}

/// <summary>A file that somebody gave to import and has seen the preview of. It is deleted when it is imported, or after a day.</summary>
public sealed class ImportUpload
{
    public int Id { get; set; }

    public required int AccountId { get; set; }

    public required string FileName { get; set; }

    /// <summary>The file's bytes, sealed by the key ring.</summary>
    public required byte[] Sealed { get; set; }

    public required DateTimeOffset UploadedAt { get; set; }
}

internal sealed class ImportUndoConfiguration : IEntityTypeConfiguration<ImportUndo>
{
    public void Configure(EntityTypeBuilder<ImportUndo> undo)
    {
        undo.ToTable("ImportUndos");
        undo.HasKey(u => u.ImportRunId);
        undo.Property(u => u.ImportRunId).ValueGeneratedNever();
        undo.HasIndex(u => u.ImportedAt);
        undo.HasOne<ImportRun>().WithOne().HasForeignKey<ImportUndo>(u => u.ImportRunId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportUploadConfiguration : IEntityTypeConfiguration<ImportUpload>
{
    public void Configure(EntityTypeBuilder<ImportUpload> upload)
    {
        upload.ToTable("ImportUploads");
        upload.HasIndex(u => u.UploadedAt);
    }
}
