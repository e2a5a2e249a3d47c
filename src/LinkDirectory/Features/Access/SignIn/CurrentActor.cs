using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// Who acts now. For interactive components: ask before each action, not once, because a circuit may live for hours and a
/// membership that was ended meanwhile must count at once. Costs two statements in a circuit and none while a request is
/// answered. Pages that are rendered statically, and the API, inject <see cref="Actor"/> itself.
/// </summary>
public sealed class CurrentActor(
    IHttpContextAccessor http, Actors actors, AuthenticationStateProvider authentication, IOptions<SessionOptions> sessions,
    TimeProvider clock)
{
    private DateTimeOffset? usedAt;

    /// <summary>The actor as their account and memberships are now; anonymous where nobody is signed in, or no longer.</summary>
    public async Task<Actor> GetAsync(CancellationToken cancellation = default) =>
        http.HttpContext is { } context && !IsCircuit(context)
            ? HttpActor.From(context)
            : (await StandingAsync(cancellation))?.Actor ?? Actor.Anonymous(Channel.Page);

    /// <summary>The standing behind a principal that signing in made; null where that sign-in is over.</summary>
    internal static async Task<Standing?> FindStandingAsync(ClaimsPrincipal user, Actors actors, CancellationToken cancellation) =>
        Session.From(user) is { } session ? await actors.FindBySessionAsync(session, cancellation) : null;

    // A circuit's messages come by a request of its own, which was answered when the page was opened and tells nothing of now.
    internal static bool IsCircuit(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    // A circuit's acts do not renew the cookie, so that it counts its own idle time: one left open overnight is over.
    private async Task<Standing?> StandingAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (usedAt is { } last && now - last > sessions.Value.Length)
        {
            return null;
        }

        usedAt = now;
        return await FindStandingAsync((await authentication.GetAuthenticationStateAsync()).User, actors, cancellation);
    }
}
