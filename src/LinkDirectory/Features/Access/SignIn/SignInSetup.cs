using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Notifications;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace LinkDirectory.Features.Access.SignIn;

/// <summary>How the server knows people: by cookie, and at the API by cookie or token.</summary>
internal static class SignInSetup
{
    private const string CookieOrToken = "CookieOrToken";

    // As long as a term away from the directory, and a holiday.
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(180);

    public static IServiceCollection AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddChecked<SessionOptions>(SessionOptions.Section).AddChecked<SignInLimitOptions>(SignInLimitOptions.Section);
        services.AddChecked<DemoOptions>(section: "").AddApiLimits();
        services.AddScoped(HttpActor.From).AddScoped<CurrentActor>().AddHostedService<TokenUseWriter>().AddSingleton<SignInLimits>();
        services.AddAuthorization().AddAntiforgery(forgery => HostCookies.Protect(forgery, environment));
        services.AddIdentityCore<Account>().AddUserStore<PasskeyStore>().AddSignInManager();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>(Configure);
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, displayName: null, scheme => scheme.ForwardDefaultSelector = Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, configureOptions: null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => ConfigureSession(cookie, environment))
            .AddCookie(SignInCookies.SecondFactor, cookie => Protect(cookie, environment, "linkdirectory-code"))
            .AddCookie(SignInCookies.Device, cookie =>
            {
                Protect(cookie, environment, "linkdirectory-device");
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (KnownFor, true);
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => Protect(cookie, environment, "linkdirectory-passkey"));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<SessionOptions>>(
            (cookie, session) => cookie.ExpireTimeSpan = session.Value.Length);
        foreach (var brief in new[] { SignInCookies.SecondFactor, IdentityConstants.TwoFactorUserIdScheme })
        {
            services.AddOptions<CookieAuthenticationOptions>(brief).Configure<IOptions<SessionOptions>>(
                (cookie, session) => (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (session.Value.SecondStep, false));
        }

        return services;
    }

    /// <summary>Finds out who asks, once it is known which endpoint answers.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(RefuseBadTokens);
        app.UseAuthorization();
    }

    // Wherever a token is good, a token is meant by it; elsewhere the header says nothing.
    private static string Scheme(HttpContext context) =>
        HttpActor.IsApi(context) && TokenAuthentication.Given(context.Request) is not null
            ? TokenAuthentication.Name
            : IdentityConstants.ApplicationScheme;

    // A passkey stands for both the password and the code, so that the device must know who holds it. It is bound to the
    // directory's public name, which is not taken from a request once it is set.
    private static void Configure(IdentityPasskeyOptions passkeys, IConfiguration configuration)
    {
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "required";
        passkeys.ServerDomain = SiteAddress.Set(configuration)?.Host;

        // Not by the request's Origin header, as the framework does unless told: browsers send "null" there, because our pages
        // tell nobody where a reader comes from.
        passkeys.ValidateOrigin = made => ValueTask.FromResult(!made.CrossOrigin
            && string.Equals(made.Origin, SiteAddress.OriginOf(made.HttpContext.Request), StringComparison.OrdinalIgnoreCase));
    }

    private static void Protect(CookieAuthenticationOptions cookie, IHostEnvironment environment, string name)
    {
        cookie.Cookie.Name = HostCookies.NameOf(name, environment);
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    private static void ConfigureSession(CookieAuthenticationOptions cookie, IHostEnvironment environment)
    {
        Protect(cookie, environment, "linkdirectory");
        cookie.SlidingExpiration = true;
        cookie.LoginPath = AccessPages.SignIn;
        cookie.ReturnUrlParameter = "return";
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        // Renewed by every use, or a session would end up to half its time too soon.
        cookie.Events.OnCheckSlidingExpiration = use =>
        {
            use.ShouldRenew = use.ElapsedTime >= TimeSpan.FromMinutes(1);
            return Task.CompletedTask;
        };
    }

    // Read again at each request: a session ends with a change of credentials, and a membership with its ending.
    private static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var context = cookie.HttpContext;
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var actors = context.RequestServices.GetRequiredService<Actors>();
        if (await CurrentActor.FindStandingAsync(cookie.Principal!, actors, context.RequestAborted) is { } standing)
        {
            context.Features.Set(standing);
            return;
        }

        cookie.RejectPrincipal();
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    // A caller who sends a token expects to be known. Answered as anonymous, they would wonder where the names are.
    private static async Task RefuseBadTokens(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<TokenAuthentication.BadToken>() is null)
        {
            await next(context);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        await GraphQLRefusal.WriteAsync(
            context, StatusCodes.Status401Unauthorized,
            "The access token is unknown, expired or revoked. Make another on your account page.", GraphQLErrorCodes.NotAuthenticated);
    }
}
