using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>
/// The cookies of signing in: a session's; for ten minutes that of a person who has given a password and owes a code; and that by which a
/// browser is known again, which lets nobody in.
/// </summary>
internal static class SignInCookies
{
    /// <summary>The scheme of the cookie between a right password and a code.</summary>
    public const string SecondFactor = "SecondFactor";

    /// <summary>The scheme of the cookie by which a browser is known that somebody has signed in from.</summary>
    public const string Device = "Device";

    private const string DeviceClaim = "device";

    /// <summary>Begins a session in a browser that is known from now on.</summary>
    public static async Task BeginAsync(this HttpContext context, SignInStep step)
    {
        await context.BeginAsync(step.Session);
        var number = new Claim(DeviceClaim, $"{step.Device}");
        await context.SignInAsync(Device, new ClaimsPrincipal(new ClaimsIdentity([number], Device)),
            new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>The number by which this browser is known; null where it is not.</summary>
    public static async Task<int?> DeviceAsync(this HttpContext context) =>
        int.TryParse((await context.AuthenticateAsync(Device)).Principal?.FindFirstValue(DeviceClaim), NumberStyles.None,
            CultureInfo.InvariantCulture, out var number) ? number : null;

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
