using LinkDirectory.Features.Access.Tokens;
using System.Security.Cryptography;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// Who is behind a request, as authentication found them: by cookie, or at the API by token. Anyone else is anonymous, but for
/// a Development server's demo token, which shows what signed-in people see.
/// </summary>
public static class HttpActor
{
    /// <summary>
    /// The actor of the request being answered. Within an interactive circuit there is no such request, and this is anonymous:
    /// ask <see cref="CurrentActor"/> there.
    /// </summary>
    public static Actor From(IServiceProvider services)
    {
        var context = services.GetRequiredService<IHttpContextAccessor>().HttpContext;
        return context is null || CurrentActor.IsCircuit(context) ? Actor.Anonymous(Channel.Page) : From(context);
    }

    internal static Actor From(HttpContext context)
    {
        var channel = IsApi(context) ? Channel.Api : Channel.Page;
        return context.Features.Get<Standing>() is { } standing ? standing.Actor with { Channel = channel }
            : HoldsDemoToken(context) ? new Actor("demo token", channel) { ReadsPeople = true }
            : Actor.Anonymous(channel);
    }

    internal static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase);

    internal static bool HoldsDemoToken(HttpContext context)
    {
        var services = context.RequestServices;
        var expected = services.GetRequiredService<IOptions<DemoOptions>>().Value.DemoToken;
        return services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            && !string.IsNullOrEmpty(expected)
            && TokenAuthentication.Given(context.Request) is { } given
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
    }
}
