namespace LinkDirectory.Features.Access.SignIn;

/// <summary>Where a person was going before they had to sign in.</summary>
public static class ReturnAddress
{
    private const int Longest = 2_000;

    /// <summary>The address if it is a page of this directory, else the home page: nobody is led elsewhere by a link to sign in.</summary>
    public static string From(string? address) =>
        address is { Length: <= Longest } and ['/', ..] and not ['/', '/' or '\\', ..]
            && !address.Any(char.IsControl)
            && Uri.TryCreate(address, UriKind.Relative, out _) ? address : "/";
}
