using Microsoft.AspNetCore.Authorization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds authorisation to a GraphQL server.</summary>
public static class AuthorizationExtensions
{
    /// <summary>
    /// Makes <c>[Authorize]</c> ask ASP.NET Core's authorisation, which it adds. Authenticate by middleware before the endpoint.
    /// </summary>
    public static IRequestExecutorBuilder AddAuthorization(
        this IRequestExecutorBuilder builder, Action<AuthorizationOptions>? configure = null)
    {
        builder.Services.AddAuthorization(configure ?? (_ => { }));
        return builder.Configure(server => server.Authorization = true);
    }
}
