using System.Security.Cryptography;
using System.Text;

namespace LinkDirectory.Features.Access;

/// <summary>
/// Who is behind a request. Until people can sign in, everyone is anonymous, but for a Development server's demo token,
/// which shows what signed-in people see.
/// </summary>
public static class HttpActor
{
    /// <summary>The setting that holds the demo token; read in Development only.</summary>
    public const string DemoTokenSetting = "DemoToken";

    public static Actor Of(IServiceProvider services)
    {
        var request = services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request;
        var door = request?.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase) == true ? Door.Api : Door.Page;
        return request is not null && HoldsDemoToken(request, services)
            ? new Actor("demo token", door) { ReadsPeople = true }
            : Actor.Anonymous(door);
    }

    private static bool HoldsDemoToken(HttpRequest request, IServiceProvider services)
    {
        const string scheme = "Bearer ";
        var expected = services.GetRequiredService<IConfiguration>()[DemoTokenSetting];
        var given = request.Headers.Authorization.ToString();
        return services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            && !string.IsNullOrEmpty(expected)
            && given.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given[scheme.Length..]), Encoding.UTF8.GetBytes(expected));
    }
}
