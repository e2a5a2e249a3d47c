using Microsoft.AspNetCore.Antiforgery;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// Cookies that browsers take from this host alone, over TLS, for all of its paths: another site of the same domain, or somebody on the
/// way, cannot set one in their place. A Development server on plain HTTP has none of them.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";

    public static string NameOf(string name, IHostEnvironment environment) => environment.IsDevelopment() ? name : Prefix + name;

    /// <summary>The name of a cookie that is sent to one path, which the prefix for all paths is not for. Its own asks for TLS.</summary>
    public static string NameOnOnePath(string name, IHostEnvironment environment) =>
        environment.IsDevelopment() ? name : "__Secure-" + name;

    /// <summary>The cookie that forms are checked by.</summary>
    public static void Protect(AntiforgeryOptions forgery, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            forgery.Cookie = new HostCookie
            {
                Name = Prefix + "linkdirectory-form",
                Path = "/",
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
            };
        }
    }

    // Marked as secure whatever the proxy says of the way to it: the framework would refuse to make it there.
    private sealed class HostCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }
}
