using LinkDirectory.Features.Access.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LinkDirectory.Tests.Support;

/// <summary>Who a circuit was opened by, which it knows for as long as it lives.</summary>
internal sealed class Circuit(Session session) : AuthenticationStateProvider
{
    /// <summary>Who acts in a circuit that was opened by the session.</summary>
    public static CurrentActor Of(DirectoryApp app, Session session) => new(
        new HttpContextAccessor(), app.Services.GetRequiredService<Actors>(), new Circuit(session),
        app.Services.GetRequiredService<IOptions<SessionOptions>>(), app.Clock);

    public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
        Task.FromResult(new AuthenticationState(session.AsPrincipal("cookie")));
}
