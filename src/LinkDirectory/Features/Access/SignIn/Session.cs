using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>A session's account, and the stamp of the credentials that it goes on with: another stamp ends it.</summary>
/// <param name="Id">Its number; null between the right password and the code, when it has not begun.</param>
public sealed record Session(int AccountId, string SecurityStamp, int? Id = null)
{
    private const string IdClaim = "session";

    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>The session that a cookie holds; null where it holds none.</summary>
    public static Session? From(ClaimsPrincipal user) =>
        NumberIn(user, ClaimTypes.NameIdentifier) is { } id && user.FindFirstValue(StampClaim) is { } stamp
            ? new Session(id, stamp, NumberIn(user, IdClaim))
            : null;

    /// <summary>What a cookie holds of it.</summary>
    /// <param name="scheme">The scheme of the cookie.</param>
    public ClaimsPrincipal AsPrincipal(string scheme)
    {
        var who = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Text(AccountId)), new(StampClaim, SecurityStamp)], scheme);
        if (Id is { } id)
        {
            who.AddClaim(new Claim(IdClaim, Text(id)));
        }

        return new ClaimsPrincipal(who);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? NumberIn(ClaimsPrincipal user, string claim) =>
        int.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
