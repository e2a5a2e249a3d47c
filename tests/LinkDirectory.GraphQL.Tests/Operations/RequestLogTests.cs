using System.Collections.Concurrent;
using System.Security.Claims;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Http;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>One line a request, of nothing that a caller could have meant for nobody else.</summary>
public sealed class RequestLogTests
{
    [Theory]
    [InlineData("query Titles { allBooks { title } }",
        "^query Titles ok 200 in [0-9.]+ ms, [0-9]+ bytes, document [0-9a-f]{16}, errors -, by anonymous, trace [0-9a-f]{32}$")]
    [InlineData("{ refuse }",
        "^query - errors 200 in [0-9.]+ ms, [0-9]+ bytes, document [0-9a-f]{16}, errors CLOSED, by anonymous, trace [0-9a-f]{32}$")]
    [InlineData("{ nothing other }",
        "^operation - refused 200 in [0-9.]+ ms, [0-9]+ bytes, document -, errors GRAPHQL_VALIDATION_FAILED, by anonymous, trace "
            + "[0-9a-f]{32}$")]
    [InlineData("{ a: refuse b: refuse }", ", errors CLOSED, ")]
    public async Task A_line_says_how_a_request_went(string query, string line)
    {
        var heard = new Heard();
        await using var server = await LibraryServer.StartAsync(graphql => graphql.Services.AddSingleton<ILoggerProvider>(heard));
        await server.QueryAsync(query);
        var (level, text) = Assert.Single(heard.Lines);
        Assert.Equal(LogLevel.Information, level);
        Assert.Matches(line, text);
    }

    [Fact]
    public async Task What_is_not_an_operation_has_its_line_too()
    {
        var heard = new Heard();
        await using var server = await LibraryServer.StartAsync(graphql => graphql.Services.AddSingleton<ILoggerProvider>(heard));
        using var response = await server.SendAsync(HttpMethod.Post, "not json", "text/plain");
        Assert.StartsWith("operation - refused 415 in ", Assert.Single(heard.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraphiQL_and_the_schema_have_none()
    {
        var heard = new Heard();
        await using var server = await LibraryServer.StartAsync(graphql => graphql.Services.AddSingleton<ILoggerProvider>(heard));
        using var page = await server.SendAsync(HttpMethod.Get, null, accept: "text/html");
        using var schema = await server.SendAsync(HttpMethod.Get, null, path: "/graphql/schema.graphql");
        Assert.Empty(heard.Lines);
    }

    [Theory]
    [InlineData("5b0c2f4e-9d1c-4a52-8a53-0c3b3a2a9b11", "by 5b0c2f4e-9d1c-4a52-8a53-0c3b3a2a9b11,")]
    [InlineData("1742", "by 1742,")]
    [InlineData("jo.lead@example.org", "by signed-in,")]
    [InlineData("Jo Lead", "by signed-in,")]
    [InlineData("07700900123", "by signed-in,")]
    [InlineData(null, "by signed-in,")]
    public void A_caller_is_named_by_an_id_that_says_nothing_of_them(string? id, string said)
    {
        var heard = new Heard();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(heard));
        var log = new RequestLog(loggers, null);
        Claim[] claims = [new(ClaimTypes.Name, "Jo Lead"), new(ClaimTypes.Email, "jo.lead@example.org"),
            .. id is null ? Array.Empty<Claim>() : [new Claim(ClaimTypes.NameIdentifier, id)]];
        var observation = log.Begin()!;
        observation.Answered(200, 10, GraphQLOutcome.Executed, []);
        log.End(observation, new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims, "test")) });
        var (_, text) = Assert.Single(heard.Lines);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lead", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_request_that_was_left_says_so()
    {
        var heard = new Heard();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(heard));
        var log = new RequestLog(loggers, null);
        log.End(log.Begin()!, new DefaultHttpContext());
        Assert.StartsWith("operation - cancelled 0 in ", Assert.Single(heard.Lines).Text, StringComparison.Ordinal);
    }

    private sealed class Heard : ILoggerProvider
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => categoryName == RequestLog.Category
            ? new Ear(Lines)
            : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }

        private sealed class Ear(ConcurrentQueue<(LogLevel, string)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
                => lines.Enqueue((logLevel, formatter(state, exception)));
        }
    }
}
