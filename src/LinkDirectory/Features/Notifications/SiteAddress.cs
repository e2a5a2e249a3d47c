namespace LinkDirectory.Features.Notifications;

/// <summary>Where this directory is on the web, for links in mails. Never taken from a request, whose host anyone can choose.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    /// <summary>The setting that holds the address, as in "https://links.example.nhs.uk".</summary>
    public const string Setting = "PublicAddress";

    private readonly Uri root = Set(configuration) ?? new Uri("http://localhost:5080");

    public string Host => root.Host;

    /// <summary>The address as it is set; null where it is not, or not as an address.</summary>
    public static Uri? Set(IConfiguration configuration) =>
        Uri.TryCreate(configuration[Setting], UriKind.Absolute, out var set) ? set : null;

    /// <summary>
    /// The origin of our pages, as browsers write it: https://directory.example. A request's host is ours by now where the address is set.
    /// </summary>
    public static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>Checks that a server may start with the address as it is set.</summary>
    /// <exception cref="OptionsValidationException">Its failure is a sentence that says what to write.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment)
    {
        var isSet = configuration[Setting] is { Length: > 0 };
        var isGood = Set(configuration) is { PathAndQuery: "/", UserInfo: "", Fragment: "" } set
            && (set.Scheme == Uri.UriSchemeHttps || (set.Scheme == Uri.UriSchemeHttp && (set.IsLoopback || environment.IsDevelopment())));
        if (isSet ? !isGood : !environment.IsDevelopment())
        {
            throw new OptionsValidationException(Setting, typeof(SiteAddress), [
                $"{Setting} must be the directory’s address on the web, as in https://directory.example, with https and nothing after the "
                    + "host: links in mails lead there, and requests for any other host are refused."]);
        }
    }

    /// <param name="path">Begins with a slash.</param>
    public Uri Link(string path) => new(root, path);
}
