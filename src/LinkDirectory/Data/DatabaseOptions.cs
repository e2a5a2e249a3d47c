using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Data;

/// <summary>How long the database is waited for.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>How long a change waits for the changes and imports before it; then it is refused, with nothing saved.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:25", ErrorMessage = "a time from {1} to {2}, as in 00:00:08")]
    public TimeSpan WriterWait { get; set; } = TimeSpan.FromSeconds(8);
}
