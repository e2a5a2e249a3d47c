namespace LinkDirectory.Features.Notifications;

/// <summary>Where this directory is on the web, for links in mails. Never taken from a request, whose host anyone can choose.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    /// <summary>The setting that holds the address, as in "https://links.example.nhs.uk".</summary>
    public const string Setting = "PublicAddress";

    private readonly Uri root = new(configuration[Setting] is { Length: > 0 } address ? address : "http://localhost:5080",
        UriKind.Absolute);

    public string Host => root.Host;

    /// <param name="path">Begins with a slash.</param>
    public Uri Link(string path) => new(root, path);
}
