using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Imports;

/// <summary>How many files that were given on a page may wait to be imported, and for how long.</summary>
public sealed class ImportUploadOptions
{
    public const string Section = "Imports:Waiting";

    private const string Number = "a whole number from {1} to {2}";

    /// <summary>Files of one person; the oldest gives way to a newer one.</summary>
    [Range(1, 100, ErrorMessage = Number)]
    public int PerPerson { get; set; } = 3;

    /// <summary>Megabytes of one person's files together.</summary>
    [Range(ImportUploads.LargestFile >> 20, 1000, ErrorMessage = Number)]
    public int MegabytesPerPerson { get; set; } = 10;

    /// <summary>Files of everybody together; another is refused.</summary>
    [Range(1, 10_000, ErrorMessage = Number)]
    public int InAll { get; set; } = 100;

    /// <summary>Megabytes of everybody's files together.</summary>
    [Range(ImportUploads.LargestFile >> 20, 10_000, ErrorMessage = Number)]
    public int MegabytesInAll { get; set; } = 200;

    /// <summary>How long one waits; then it is deleted.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00", ErrorMessage = "a time from {1} to {2}, as in 1.00:00:00 for a day")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(1);
}
