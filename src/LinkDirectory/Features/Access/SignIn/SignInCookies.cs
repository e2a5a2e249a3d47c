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

    /// <summary>Begins a session, or goes on with one after its credentials have changed.</summary>
    public static async Task BeginAsync(this HttpContext context, Session session)
    {
        await context.SignOutAsync(SecondFactor);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, session.AsPrincipal(IdentityConstants.ApplicationScheme));
    }

    public static Task AwaitCodeAsync(this HttpContext context, Session session) =>
        context.SignInAsync(SecondFactor, session.AsPrincipal(SecondFactor));

    /// <summary>The person who owes a code; null where nobody does, or no longer.</summary>
    public static async Task<Session?> AwaitingCodeAsync(this HttpContext context) =>
        (await context.AuthenticateAsync(SecondFactor)).Principal is { } user ? Session.From(user) : null;

    /// <summary>Takes the cookies from this browser. <see cref="SignIns.EndAsync"/> ends the session itself.</summary>
    public static async Task ForgetAsync(this HttpContext context)
    {
        await context.SignOutAsync(SecondFactor);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
