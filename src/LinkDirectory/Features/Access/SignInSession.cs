namespace LinkDirectory.Features.Access;

/// <summary>One signing in at a browser. It goes when somebody signs out of it, and with it every copy of its cookie.</summary>
public sealed class SignInSession
{
    public int Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>When the person proved who they are.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>Wrong passwords given while signed in; as many as lock an account end the session.</summary>
    public int FailedProofs { get; set; }
}
