using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Data;

/// <summary>How long the database is waited for, and from when on <c>/health/ready</c> complains of it.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>How long a change waits for the changes and imports before it; then it is refused, with nothing saved.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:25", ErrorMessage = "a time from {1} to {2}, as in 00:00:08")]
    public TimeSpan WriterWait { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Longer than the longest import takes: a writer that holds the database for more is stuck.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00", ErrorMessage = "a time from {1} to {2}, as in 00:10:00")]
    public TimeSpan LongestWriter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many megabytes (of 1,048,576 bytes) the database's disk should have free.</summary>
    [Range(0, 1_000_000_000, ErrorMessage = "a whole number of megabytes, 0 or more")]
    public int FreeMegabytes { get; set; } = 500;
}
