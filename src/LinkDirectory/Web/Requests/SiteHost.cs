using LinkDirectory.Features.Notifications;
using Microsoft.AspNetCore.HostFiltering;

namespace LinkDirectory.Web.Requests;

/// <summary>
/// The host that requests are for: the directory's own address where it is set, and never the one that a request names, which anyone
/// can choose. Redirects, cookies and origins all follow from it.
/// </summary>
internal static class SiteHost
{
    private const string AllowedHosts = "AllowedHosts";

    // What this machine calls itself, for health checks and for a proxy beside the server. What they answer is the same.
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Refuses requests that name another host, with 400. Those of <c>AllowedHosts</c> are let in too, as a proxy may name them.
    /// </summary>
    public static IServiceCollection AddSiteHost(this IServiceCollection services, IConfiguration configuration)
    {
        if (SiteAddress.Set(configuration) is not { } address)
        {
            return services;
        }

        var more = configuration[AllowedHosts]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = [address.IdnHost, .. ThisMachine, .. more.Where(host => host != "*")];
            hosts.IncludeFailureMessage = false;
        });
    }

    /// <summary>Call before anything looks at the host or the scheme.</summary>
    public static void UseSiteHost(this WebApplication app)
    {
        if (SiteAddress.Set(app.Configuration) is not { } address)
        {
            return;
        }

        var host = address.IsDefaultPort ? new HostString(address.IdnHost) : new HostString(address.IdnHost, address.Port);
        app.Use((context, next) =>
        {
            (context.Request.Scheme, context.Request.Host) = (address.Scheme, host);
            return next(context);
        });
    }

    /// <summary>
    /// Lets only our own pages open a circuit: a browser sends its cookies with a websocket that another site's page opens, and says
    /// whose page it is.
    /// </summary>
    public static void UseCircuitOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        if (!OpensCircuit(context.Request) || IsOurs(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    // The message that a page is being left is sent without an origin, and opens nothing.
    private static bool OpensCircuit(HttpRequest request) =>
        request.Path.Equals("/_blazor", StringComparison.OrdinalIgnoreCase)
        || request.Path.Equals("/_blazor/negotiate", StringComparison.OrdinalIgnoreCase);

    // A plain GET asks for what a circuit of ours has to say, and its page need not be named.
    private static bool IsOurs(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin
        ? string.Equals(origin, SiteAddress.OriginOf(request), StringComparison.OrdinalIgnoreCase)
        : HttpMethods.IsGet(request.Method) && request.Headers.Upgrade.Count == 0;
}
