using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;

namespace LinkDirectory.Features.Access.GraphQL;

/// <summary>
/// Asks before each event of a subscription who its caller is now. A session or token that is over ends the stream, and so does a right
/// that was given or taken: the client subscribes again as who it then is.
/// </summary>
internal sealed class StreamStanding(Actors actors) : ISubscriptionGuard
{
    private static GraphQLException Over => new(
        "You have been signed out, or your access token has ended. Sign in and subscribe again.", GraphQLErrorCodes.NotAuthenticated);

    private static GraphQLException Changed => new(
        "What you may see has changed. Subscribe again.", GraphQLErrorCodes.SubscriptionEnded);

    public async ValueTask<GraphQLException?> RefusalAsync(HttpContext? httpContext, CancellationToken cancellationToken)
    {
        if (httpContext?.Features.Get<Standing>() is not { } opened)
        {
            return null;
        }

        var now = TokenAuthentication.Given(httpContext.Request) is { } token
            ? await actors.FindByTokenAsync(token, cancellationToken)
            : await CurrentActor.FindStandingAsync(httpContext.User, actors, cancellationToken);
        return now is null ? Over : now.Actor.HasTheRightsOf(opened.Actor) ? null : Changed;
    }
}
