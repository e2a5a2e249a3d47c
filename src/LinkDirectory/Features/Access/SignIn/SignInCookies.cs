using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// The cookies of signing in: a session's, and for ten minutes that of a person who has given a password and owes a code.
/// </summary>
internal static class SignInCookies
{
    /// <summary>The scheme of the cookie between a right password and a code.</summary>
    public const string SecondFactor = "SecondFactor";

    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>Begins a session, or goes on with one after its credentials have changed.</summary>
    public static async Task BeginAsync(this HttpContext context, Session session)
    {
        await context.SignOutAsync(SecondFactor);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, PrincipalOf(session, IdentityConstants.ApplicationScheme));
    }

    public static Task AwaitCodeAsync(this HttpContext context, Session session) =>
        context.SignInAsync(SecondFactor, PrincipalOf(session, SecondFactor));

    /// <summary>The person who owes a code; null where nobody does, or no longer.</summary>
    public static async Task<Session?> AwaitingCodeAsync(this HttpContext context) =>
        (await context.AuthenticateAsync(SecondFactor)).Principal is { } user ? SessionOf(user) : null;

    public static async Task EndAsync(this HttpContext context)
    {
        await context.SignOutAsync(SecondFactor);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>The session that a cookie holds; null where it holds none.</summary>
    public static Session? SessionOf(ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && user.FindFirstValue(StampClaim) is { } stamp
            ? new Session(id, stamp)
            : null;

    private static ClaimsPrincipal PrincipalOf(Session session, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString(CultureInfo.InvariantCulture)),
            new Claim(StampClaim, session.SecurityStamp)], scheme));
}
