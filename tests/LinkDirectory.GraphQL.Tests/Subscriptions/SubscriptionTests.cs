using System.Text.Json;
using LinkDirectory.GraphQL.Subscriptions;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.GraphQL.Tests.Subscriptions;

/// <summary>What the specification says of subscriptions, seen through a stream.</summary>
public sealed class SubscriptionTests
{
    private const string Complete = "event: complete|data:";

    [Fact]
    public async Task Events_of_a_topic_come_in_their_order_and_no_others()
    {
        await using var server = await HouseServer.StartAsync();
        using var kitchen = await server.SubscribeAsync("""subscription { alarmRaised(room: "kitchen") { id text } }""");
        using var all = await server.SubscribeAsync("subscription($room: String) { was: alarmRaised(room: $room) { id } }");
        await server.Topics.SendAsync("alarms_kitchen", new Alarm(1, "smoke"), TestContext.Current.CancellationToken);
        await server.Topics.SendAsync("alarms_cellar", new Alarm(2, "water"), TestContext.Current.CancellationToken);
        await server.Topics.SendAsync("alarms_", new Alarm(3, "everywhere"), TestContext.Current.CancellationToken);
        await server.Topics.SendAsync("alarms_kitchen", new Alarm(4, "fire"), TestContext.Current.CancellationToken);
        await server.Topics.CompleteAsync("alarms_kitchen");
        await server.Topics.CompleteAsync("alarms_");
        Assert.Equal(
            ["""event: next|data: {"data":{"alarmRaised":{"id":1,"text":"smoke"}}}""",
                """event: next|data: {"data":{"alarmRaised":{"id":4,"text":"fire"}}}""", Complete],
            await kitchen.RestAsync());
        Assert.Equal(["""event: next|data: {"data":{"was":{"id":3}}}""", Complete], await all.RestAsync());
    }

    [Fact]
    public async Task A_topic_without_a_name_has_the_methods()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync("subscription { doorOpened { echo } }");
        await server.Topics.SendAsync(nameof(HouseSubscriptions.DoorOpened), new Alarm(1, "front"), TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"doorOpened":{"echo":"front"}}}""", await stream.NextAsync());
    }

    [Fact]
    public async Task A_mutation_tells_the_subscribers()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync("""subscription { alarmRaised(room: "attic") { text } }""");
        using var raised = await server.SendAsync("""mutation { raise(room: "attic", text: "bats") { id } }""", accept: "application/json");
        Assert.Equal("""{"data":{"raise":{"id":4}}}""", await raised.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("""{"data":{"alarmRaised":{"text":"bats"}}}""", await stream.NextAsync());
    }

    [Fact]
    public async Task Every_event_has_a_scope_of_its_own_and_an_error_of_one_is_not_the_next_ones()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync("subscription { counted(from: 6, to: 8) }");
        var blocks = await stream.RestAsync();
        Assert.Equal("""event: next|data: {"data":{"counted":"6 in scope 1"}}""", blocks[0]);
        using var second = JsonDocument.Parse(blocks[1]["event: next|data: ".Length..]);
        Assert.Equal(JsonValueKind.Null, second.RootElement.GetProperty("data").ValueKind);
        Assert.Equal("Seven is not for you.", second.RootElement.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("""["counted"]""", second.RootElement.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Assert.Equal("""event: next|data: {"data":{"counted":"8 in scope 3"}}""", blocks[2]);
        Assert.Equal(Complete, blocks[3]);
        Assert.Equal((3, 3), (server.Probe.ScopesMade, server.Probe.ScopesDisposed));
    }

    [Fact]
    public async Task Permission_is_asked_again_at_every_event()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync("""subscription { alarmRaised(room: "hall") { id } }""");
        await server.Topics.SendAsync("alarms_hall", new Alarm(1, ""), TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"alarmRaised":{"id":1}}}""", await stream.NextAsync());
        server.Probe.Locked = true;
        await server.Topics.SendAsync("alarms_hall", new Alarm(2, ""), TestContext.Current.CancellationToken);
        Assert.Contains("FORBIDDEN", await stream.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_a_field_may_not_subscribe_to_it()
    {
        await using var server = await HouseServer.StartAsync(builder => builder.AddAuthorization().AddTypes(typeof(GuardedSubscriptions)));
        using var stream = await server.SubscribeAsync("subscription { guarded }");
        var blocks = await stream.RestAsync();
        Assert.Equal(2, blocks.Count);
        Assert.StartsWith("event: next|data: {\"errors\":", blocks[0], StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"guarded\"],\"extensions\":{\"code\":\"AUTH_NOT_AUTHENTICATED\"}", blocks[0], StringComparison.Ordinal);
        Assert.Equal((0, 0), (server.Probe.Opened, server.Open.Count));
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_with_an_error_id_alone()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync("subscription { counted(from: 99, to: 100) }");
        var blocks = await stream.RestAsync();
        Assert.Equal(3, blocks.Count);
        Assert.Matches(
            """^event: next\|data: {"errors":\[{"message":"Unexpected error, id ([0-9a-f]{12})\.".*"INTERNAL_SERVER_ERROR","id":"\1"}}\]}$""",
            blocks[1]);
        Assert.Equal(Complete, blocks[2]);
        Assert.Contains(server.Logs.Lines, line => line.Contains("at the events of a subscription", StringComparison.Ordinal));
        await Eventually.HoldsAsync(
            () => server.Logs.Lines.Any(line => line.Contains("errors INTERNAL_SERVER_ERROR", StringComparison.Ordinal)));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains("a secret of the source", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_takes_too_long_is_stopped_and_the_stream_goes_on()
    {
        await using var server = await HouseServer.StartAsync(
            builder => builder.ModifyRequestOptions(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(100)));
        using var stream = await server.SubscribeAsync("subscription { counted(from: 13, to: 14) }");
        var blocks = await stream.RestAsync();
        Assert.Contains("\"TIMEOUT\"", blocks[0], StringComparison.Ordinal);
        Assert.Contains("14 in scope", blocks[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscription { heard(door: \"locked\") }",
        """{"errors":[{"message":"The door is locked.","locations":[{"line":1,"column":16}],"path":["heard"],"extensions":{"code":"FORBIDDEN","argument":"door"}}]}""")]
    [InlineData("subscription { heard(door: \"stuck\") }", "\"code\":\"TIMEOUT\"")]
    [InlineData("subscription { heard }", "\"rule\":\"ProvidedRequiredArguments\"")]
    [InlineData("subscription($from: Int!) { counted(from: $from, to: 3) }", "\"errors\"")]
    [InlineData("subscription { counted(from: 1, to: 2) deafened }", "\"rule\":\"SingleFieldSubscriptions\"")]
    [InlineData("subscription {", "\"code\":\"GRAPHQL_PARSE_FAILED\"")]
    [InlineData("subscription A { deafened } subscription B { deafened }", "operation name")]
    public async Task What_is_refused_before_it_begins_is_said_in_the_stream(string query, string expected)
    {
        await using var server = await HouseServer.StartAsync(
            builder => builder.ModifyRequestOptions(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(200)));
        using var stream = await server.SubscribeAsync(query);
        var blocks = await stream.RestAsync();
        Assert.Equal(2, blocks.Count);
        Assert.StartsWith("event: next|data: {\"errors\":", blocks[0], StringComparison.Ordinal);
        Assert.Contains(expected, blocks[0], StringComparison.Ordinal);
        Assert.Equal(Complete, blocks[1]);
        Assert.Equal(0, server.Open.Count);
    }

    [Fact]
    public async Task A_source_opened_after_its_client_gave_up_is_closed()
    {
        await using var server = await HouseServer.StartAsync(
            builder => builder.ModifyRequestOptions(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(50)));
        using var stream = await server.SubscribeAsync("subscription { heard(door: \"stuck\") }");
        await stream.RestAsync();
        server.Probe.NeverEnding.SetResult();
        await Eventually.HoldsAsync(() => server.Kept.Count == 0);
    }

    [Fact]
    public async Task Arguments_of_the_opening_are_the_fields_too()
    {
        await using var server = await HouseServer.StartAsync();
        using var stream = await server.SubscribeAsync("subscription { heard(door: \"front\") }");
        await server.Topics.SendAsync("sounds_front", "knock ", TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"heard":"knock front"}}""", await stream.NextAsync());
        var sdl = LinkDirectory.GraphQL.Types.SchemaPrinter.Print(server.Services.GetRequiredService<LinkDirectory.GraphQL.Types.Schema>());
        Assert.Contains("  counted(from: Int!, to: Int!): String!", sdl, StringComparison.Ordinal);
        Assert.DoesNotContain("listen", sdl, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_reader_that_falls_behind_gets_what_waits_and_is_told_so()
    {
        var topics = new InMemoryTopics(new SubscriptionOptions { TopicBufferCapacity = 3 });
        await using var slow = await topics.SubscribeAsync<int>("numbers", TestContext.Current.CancellationToken);
        await using var quick = await topics.SubscribeAsync<int>("numbers", TestContext.Current.CancellationToken);
        await using var reader = quick.ReadEventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var i = 0; i < 10; i++)
        {
            await topics.SendAsync("numbers", i, TestContext.Current.CancellationToken);
            Assert.True(await reader.MoveNextAsync());
            Assert.Equal(i, reader.Current);
        }

        var read = new List<int>();
        var told = await Assert.ThrowsAsync<GraphQLException>(async () =>
        {
            await foreach (var number in slow.ReadEventsAsync())
            {
                read.Add(number);
            }
        });
        Assert.Equal([0, 1, 2], read);
        Assert.Equal(GraphQLErrorCodes.SubscriptionEnded, told.Code);
        Assert.Equal(1, topics.Count);
        await quick.DisposeAsync();
        Assert.Equal(0, topics.Count);
    }

    [Fact]
    public async Task A_topic_has_one_type()
    {
        var topics = new InMemoryTopics(new SubscriptionOptions());
        await using var stream = await topics.SubscribeAsync<int>("numbers", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await topics.SendAsync("numbers", "one", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await topics.SubscribeAsync<string>("numbers", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_senders_and_readers_agree_on_what_was_sent()
    {
        var topics = new InMemoryTopics(new SubscriptionOptions { TopicBufferCapacity = 10_000 });
        var streams = new List<LinkDirectory.GraphQL.Execution.ISourceStream<int>>();
        for (var i = 0; i < 8; i++)
        {
            streams.Add(await topics.SubscribeAsync<int>("numbers", TestContext.Current.CancellationToken));
        }

        await Parallel.ForAsync(0, 1_000, TestContext.Current.CancellationToken,
            async (i, token) => await topics.SendAsync("numbers", i, token));
        await topics.CompleteAsync("numbers");
        foreach (var stream in streams)
        {
            var read = new List<int>();
            await foreach (var number in stream.ReadEventsAsync())
            {
                read.Add(number);
            }

            Assert.Equal(Enumerable.Range(0, 1_000), read.Order());
        }
    }
}
