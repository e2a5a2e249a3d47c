using System.Security.Claims;
using System.Text;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Support;

/// <summary>
/// A server of a test's own few types, without HTTP. Mark those types [GraphQLIgnore], so that the library leaves them out.
/// </summary>
public sealed class SmallServer : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public SmallServer(Action<IRequestExecutorBuilder> configure, params Type[] types)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(Logs));
        configure(services.AddGraphQLServer().AddTypes(types));
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public LogCapture Logs { get; } = new();

    public Schema Schema => _services.GetRequiredService<Schema>();

    public string Sdl => SchemaPrinter.Print(Schema);

    /// <summary>Executes an operation in a scope of its own and returns the response.</summary>
    public async Task<string> ExecuteAsync(string query, object? variables = null, ClaimsPrincipal? user = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.User = user ?? http.User;
        var request = new GraphQLRequest(query, null, variables is null ? null : JsonSerializer.SerializeToElement(variables));
        using var response = await _services.GetRequiredService<RequestExecutor>()
            .ExecuteAsync(request, scope.ServiceProvider, http, null, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
