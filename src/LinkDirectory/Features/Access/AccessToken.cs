namespace LinkDirectory.Features.Access;

public enum TokenScope
{
    /// <summary>Sees what its owner sees and changes nothing.</summary>
    Read,

    /// <summary>Also changes what its owner may change.</summary>
    Write,
}

/// <summary>A personal access token for the API. The token itself is shown once and kept nowhere.</summary>
public sealed class AccessToken
{
    public int Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The last four characters, to tell tokens apart.</summary>
    public required string Ending { get; set; }

    public TokenScope Scope { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
