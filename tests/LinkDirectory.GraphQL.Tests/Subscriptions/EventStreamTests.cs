using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Security.Claims;
using System.Text;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Http;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Subscriptions;

/// <summary>The GraphQL over SSE protocol, distinct connections.</summary>
public sealed class EventStreamTests
{
    private const string Complete = "event: complete|data:";
    private const string Ask = "subscription { doorOpened { text } }";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{ hello }", """event: next|data: {"data":{"hello":"hello"}}""")]
    [InlineData("mutation { raise(room: \"a\", text: \"b\") { text } }", """event: next|data: {"data":{"raise":{"text":"b"}}}""")]
    public async Task A_query_or_a_mutation_is_one_response_and_the_end(string query, string expected)
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync(query);
        Assert.Equal([expected, Complete], await stream.RestAsync());
    }

    [Fact]
    public async Task The_headers_keep_everybody_from_holding_events_back()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync(Ask);
        Assert.Equal("no-store", stream.Response.Headers.CacheControl!.ToString());
        Assert.Equal(["no"], stream.Response.Headers.GetValues("X-Accel-Buffering"));
        Assert.Equal(["nosniff"], stream.Response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["Accept"], stream.Response.Headers.Vary);
        Assert.Null(stream.Response.Content.Headers.ContentLength);
        Assert.Equal(":", await stream.BlockAsync());
    }

    [Fact]
    public async Task Compression_holds_no_event_back()
    {
        await using var server = await HouseServer.StartAsync(
            addServices: services => services.AddResponseCompression(o => o.MimeTypes = ["application/json", "text/event-stream"]),
            use: app => app.UseResponseCompression());
        server.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var response = await server.SendAsync(Ask);
        await using var body = await response.Content.ReadAsStreamAsync(Token);
        await using var plain = new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
        using var stream = new EventReader(response, response.Content.Headers.ContentEncoding.Contains("gzip") ? plain : body);
        await server.Topics.SendAsync("DoorOpened", new Alarm(1, "front"), Token);
        Assert.Equal("""{"data":{"doorOpened":{"text":"front"}}}""", await stream.NextAsync());
    }

    [Fact]
    public async Task A_caller_who_may_no_longer_have_the_events_gets_the_reason_in_place_of_the_next_and_the_end()
    {
        var guard = new Guard();
        await using var server = await HouseServer.StartAsync(addServices: services => services.AddSingleton<ISubscriptionGuard>(guard));
        using var stream = await server.SubscribeAsync(Ask);
        await server.Topics.SendAsync("DoorOpened", new Alarm(1, "front"), Token);
        Assert.Equal("""{"data":{"doorOpened":{"text":"front"}}}""", await stream.NextAsync());

        guard.Refusal = new GraphQLException("You have been signed out.", GraphQLErrorCodes.NotAuthenticated);
        await server.Topics.SendAsync("DoorOpened", new Alarm(2, "back"), Token);

        Assert.Equal(
            ["""event: next|data: {"errors":[{"message":"You have been signed out.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""", Complete],
            await stream.RestAsync());
        Assert.Equal(0, server.Open.Count);
    }

    [Theory]
    [InlineData("application/json", 406, "application/json")]
    [InlineData("application/graphql-response+json", 406, "application/graphql-response+json")]
    [InlineData("*/*", 406, "application/json")]
    [InlineData("application/json, text/event-stream;q=0", 406, "application/json")]
    [InlineData("application/graphql-response+json, application/json, text/event-stream;q=0.1", 200, "text/event-stream")]
    [InlineData("TEXT/EVENT-STREAM", 200, "text/event-stream")]
    public async Task A_subscription_needs_a_client_that_takes_a_stream(string accept, int status, string mediaType)
    {
        await using var server = await HouseServer.StartAsync();
        using var response = await server.SendAsync(Ask, accept: accept);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        if (status == 406)
        {
            Assert.Contains("ask for it with Accept: text/event-stream", await response.Content.ReadAsStringAsync(Token),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{ hello }", "application/json, text/event-stream", 200, "application/json")]
    [InlineData("{ hello }", "application/graphql-response+json, text/event-stream;q=0.9", 200, "application/graphql-response+json")]
    [InlineData("{ nothing }", "application/graphql-response+json, text/event-stream;q=0.9", 400, "application/graphql-response+json")]
    [InlineData("{ hello }", "application/json;q=0.5, text/event-stream", 200, "text/event-stream")]
    public async Task What_is_no_subscription_is_answered_by_the_first_choice(string query, string accept, int status, string mediaType)
    {
        await using var server = await HouseServer.StartAsync();
        using var response = await server.SendAsync(query, accept: accept);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("GET", "?query=subscription{counted(from:1,to:1)}", 200)]
    [InlineData("GET", "?query={hello}", 200)]
    [InlineData("GET", "?query=mutation{raise(room:\"a\",text:\"b\"){id}}", 405)]
    [InlineData("GET", "?query=subscription{doorOpened{echo(secret:\"x\")}}", 405)]
    [InlineData("GET", "", 400)]
    [InlineData("PUT", "", 405)]
    [InlineData("DELETE", "?operationId=1", 405)]
    public async Task What_is_in_an_address_reads_and_there_are_no_reservations(string method, string query, int status)
    {
        await using var server = await HouseServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql" + query);
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? "text/event-stream" : "application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_quiet_stream_is_kept_alive_by_comments()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync(Ask);
        Assert.Equal(":", await stream.BlockAsync());
        await Eventually.HoldsAsync(() => server.Clock.Timers == 2);
        server.Clock.Advance(TimeSpan.FromSeconds(14));
        await server.Topics.SendAsync("DoorOpened", new Alarm(1, "front"), Token);
        Assert.StartsWith("event: next|", await stream.BlockAsync(), StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(":", await stream.BlockAsync());
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(":", await stream.BlockAsync());
    }

    [Fact]
    public async Task A_stream_has_a_longest_life_and_is_told_when_it_is_over()
    {
        await using var server = await HouseServer.StartAsync(
            builder => builder.ModifyEventStreamOptions(o => o.MaxLifetime = TimeSpan.FromMinutes(5)));
        using var stream = await server.SubscribeAsync(Ask);
        Assert.Equal(":", await stream.BlockAsync());
        await Eventually.HoldsAsync(() => server.Clock.Timers == 2);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        var blocks = await stream.RestAsync();
        Assert.Equal(
            ["event: next|data: {\"errors\":[{\"message\":\"A stream lasts 5 minutes at most. Subscribe "
                + "again.\",\"extensions\":{\"code\":\"SUBSCRIPTION_ENDED\"}}]}", Complete], blocks);
        Assert.Equal((0, 0, 0), (server.Open.Count, server.Kept.Count, server.Clock.Timers));
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams_properly()
    {
        await using var server = await HouseServer.StartAsync(kestrel: true);
        using var stream = await server.SubscribeAsync(Ask);
        var stopping = server.StopAsync();
        var blocks = await stream.RestAsync();
        Assert.Equal(
            ["event: next|data: {\"errors\":[{\"message\":\"The server is stopping. Subscribe "
                + "again.\",\"extensions\":{\"code\":\"SUBSCRIPTION_ENDED\"}}]}", Complete], blocks);
        await stopping;
    }

    [Fact]
    public async Task Clients_that_come_and_go_leave_nothing_behind()
    {
        await using var server = await HouseServer.StartAsync(
            builder => builder.ModifyEventStreamOptions(o => o.MaxStreamsPerClient = 1_000), kestrel: true);
        for (var round = 0; round < 20; round++)
        {
            var streams = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => server.SubscribeAsync(
                i % 2 == 0 ? Ask : "subscription { counted(from: 1, to: 0) }")));
            Assert.Equal(20, server.Open.Count);
            Array.ForEach(streams, stream => stream.Dispose());
            await Eventually.HoldsAsync(() => server.Open.Count == 0);
        }

        await Eventually.HoldsAsync(() => server.Probe.Closed == 200 && server.Clock.Timers == 0);
        Assert.Equal((200, 0), (server.Probe.Opened, server.Kept.Count));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_connection_of_HTTP2_carries_many_streams()
    {
        await using var server = await HouseServer.StartAsync(builder => builder.ModifyEventStreamOptions(o => o.MaxStreamsPerClient = 50),
            kestrel: true, http2: true);
        var streams = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.SubscribeAsync(Ask)));
        for (var i = 0; i < 10; i++)
        {
            await server.Topics.SendAsync("DoorOpened", new Alarm(i, $"door {i}"), Token);
        }

        foreach (var stream in streams)
        {
            Assert.Equal(HttpVersion.Version20, stream.Response.Version);
            for (var i = 0; i < 10; i++)
            {
                Assert.Equal("""{"data":{"doorOpened":{"text":"door #"}}}""".Replace("#", i.ToString(CultureInfo.InvariantCulture),
                    StringComparison.Ordinal), await stream.NextAsync());
            }

            stream.Dispose();
        }

        await Eventually.HoldsAsync(() => server.Open.Count == 0 && server.Kept.Count == 0);
    }

    [Fact]
    public async Task A_flood_from_one_address_gets_its_few_streams_and_no_more()
    {
        await using var server = await HouseServer.StartAsync(kestrel: true);
        var flood = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => server.SendAsync(Ask)));
        Assert.Equal(20, flood.Count(response => response.StatusCode == HttpStatusCode.OK));
        Assert.Equal(180, flood.Count(response => response.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(20, server.Open.Count);
        Array.ForEach(flood, response => response.Dispose());
        await Eventually.HoldsAsync(() => server.Open.Count == 0);
    }

    [Fact]
    public async Task A_source_that_minds_nothing_holds_no_stream()
    {
        await using var server = await HouseServer.StartAsync();
        var stream = await server.SubscribeAsync("subscription { deafened }");
        Assert.Equal("""{"data":{"deafened":1}}""", await stream.NextAsync());
        stream.Dispose();
        await Eventually.HoldsAsync(() => server.Open.Count == 0);
        Assert.Equal(0, server.Probe.Closed);
        server.Probe.NeverEnding.SetResult();
        await Eventually.HoldsAsync(() => server.Probe.Closed == 1);
    }

    [Fact]
    public async Task One_client_has_so_many_and_gets_more_when_it_closes_one()
    {
        await using var server = await HouseServer.StartAsync(builder => builder.ModifyEventStreamOptions(o => o.MaxStreamsPerClient = 2));
        var first = await server.SubscribeAsync(Ask);
        using var second = await server.SubscribeAsync(Ask);
        using var third = await server.SendAsync(Ask);
        Assert.Equal(429, (int)third.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), third.Headers.RetryAfter!.Delta);
        Assert.Equal(
            """{"errors":[{"message":"You have 2 subscriptions open, which is the most. Close one first.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            await third.Content.ReadAsStringAsync(Token));
        using var query = await server.SubscribeAsync("{ hello }");
        Assert.Equal(2, (await query.RestAsync()).Count);
        first.Dispose();
        await Eventually.HoldsAsync(() => server.Open.Count == 1);
        using var fourth = await server.SubscribeAsync(Ask);
    }

    [Fact]
    public void Strangers_cannot_take_every_stream()
    {
        var open = new OpenStreams(new EventStreamOptions { MaxStreams = 3, MaxAnonymousStreams = 2, MaxStreamsPerClient = 2 });
        using var one = open.Enter(From("192.0.2.1"));
        using var two = open.Enter(From("192.0.2.2"));
        Assert.Equal(503, Assert.Throws<BadRequestException>(() => open.Enter(From("192.0.2.3"))).Status);
        using var three = open.Enter(From("192.0.2.3", "ada"));
        Assert.Equal(503, Assert.Throws<BadRequestException>(() => open.Enter(From("192.0.2.3", "bob"))).Status);
        one.Dispose();
        one.Dispose();
        Assert.Equal(2, open.Count);
        using var four = open.Enter(From("192.0.2.9", "ada"));
        Assert.Equal(429, Assert.Throws<BadRequestException>(() => open.Enter(From("192.0.2.4", "ada"))).Status);
    }

    [Theory]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", true)]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:2::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.2", "192.0.2.1", false)]
    public void A_network_of_IPv6_is_one_client(string first, string second, bool same)
    {
        var open = new OpenStreams(new EventStreamOptions { MaxStreamsPerClient = 1 });
        using var one = open.Enter(From(first));
        Assert.Equal(same, Record.Exception(() => open.Enter(From(second))) is BadRequestException);
    }

    [Fact]
    public async Task A_response_of_several_lines_is_one_event()
    {
        var pipe = new Pipe();
        var writer = new EventStreamWriter(pipe.Writer);
        writer.WriteNext("{\n\"a\":\r1}"u8.ToArray());
        writer.WriteComplete();
        await pipe.Writer.CompleteAsync();
        var written = await pipe.Reader.ReadAsync(Token);
        Assert.Equal("event: next\ndata: {\ndata: \"a\":\ndata: 1}\n\nevent: complete\ndata:\n\n",
            Encoding.UTF8.GetString(written.Buffer.ToArray()));
    }

    private static DefaultHttpContext From(string address, string? user = null)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (user is not null)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], "test"));
        }

        return context;
    }

    private sealed class Guard : ISubscriptionGuard
    {
        public GraphQLException? Refusal { get; set; }

        public ValueTask<GraphQLException?> RefusalAsync(HttpContext? httpContext, CancellationToken cancellationToken) => new(Refusal);
    }
}
