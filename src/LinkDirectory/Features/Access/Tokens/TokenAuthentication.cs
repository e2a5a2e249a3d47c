using LinkDirectory.Features.Access.SignIn;
using Microsoft.AspNetCore.Authentication;
using System.Security.Claims;
using System.Text.Encodings.Web;

namespace LinkDirectory.Features.Access.Tokens;

/// <summary>Knows the API's callers by the personal access token in <c>Authorization: Bearer</c>.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, Actors actors)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Token";

    /// <summary>Says of a request that the token it carries is unknown, expired or revoked.</summary>
    public sealed class BadToken;

    /// <summary>The token that a request carries; null where it carries none.</summary>
    public static string? Given(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Given(Request) is not { } token || HttpActor.HoldsDemoToken(Context))
        {
            return AuthenticateResult.NoResult();
        }

        var standing = token.Length == TokenText.Length && token.StartsWith(TokenText.Prefix, StringComparison.Ordinal)
            ? await actors.FindByTokenAsync(token, Context.RequestAborted)
            : null;
        if (standing is null)
        {
            Context.Features.Set(new BadToken());
            return AuthenticateResult.Fail("unknown, expired or revoked");
        }

        Context.Features.Set(standing);
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{standing.Actor.AccountId}")], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(who), Name));
    }
}
