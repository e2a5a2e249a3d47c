namespace LinkDirectory.Features.Access.SignIn;

/// <summary>What a Development server does for those who try it out. Production reads none of it.</summary>
public sealed class DemoOptions
{
    /// <summary>Whether an empty directory is given the demo area and its accounts.</summary>
    public bool SeedDemo { get; set; } = true;

    /// <summary>The token that shows the API's callers what signed-in people see; none where it is empty.</summary>
    public string? DemoToken { get; set; }
}
