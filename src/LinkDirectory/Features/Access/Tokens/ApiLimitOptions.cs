using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Features.Access.Tokens;

/// <summary>How often the API may be asked by each token, and by each address without one.</summary>
public sealed class ApiLimitOptions
{
    public const string Section = "RateLimits:Api";

    /// <summary>Requests in the long run; 0 is no limit.</summary>
    [Range(0, 1_000_000, ErrorMessage = "a whole number from {1} to {2}, where 0 is no limit")]
    public int PerMinute { get; set; } = 6000;

    /// <summary>Requests at once.</summary>
    [Range(1, 1_000_000, ErrorMessage = "a whole number from {1} to {2}")]
    public int Burst { get; set; } = 3000;
}
