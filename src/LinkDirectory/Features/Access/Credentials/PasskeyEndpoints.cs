using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>What a browser's passkey is asked. Asking changes nothing; the answer is sent with a page's form.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/passkey-options", async (SignInManager<Account> passkeys) =>
            Results.Content(await passkeys.MakePasskeyRequestOptionsAsync(user: null), "application/json"));
        app.MapPost("/account/passkey-options", CreateAsync).RequireAuthorization();
    }

    private static async Task<IResult> CreateAsync(
        Actor actor, CredentialChanges credentials, SignInManager<Account> passkeys, CancellationToken cancellation)
    {
        if (await credentials.OwnAsync(actor, cancellation) is not { } account)
        {
            return Results.Unauthorized();
        }

        var options = await passkeys.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id.ToString(CultureInfo.InvariantCulture),
            Name = account.Email,
            DisplayName = account.Name,
        });
        return Results.Content(options, "application/json");
    }
}
