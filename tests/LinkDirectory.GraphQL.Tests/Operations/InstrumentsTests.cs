using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Http;
using LinkDirectory.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>Activities and metrics, as a listener gets them.</summary>
public sealed class InstrumentsTests
{
    private static Task<LibraryServer> StartAsync(Action<IRequestExecutorBuilder>? more = null) => LibraryServer.StartAsync(graphql =>
    {
        graphql.AddInstrumentation();
        more?.Invoke(graphql);
    });

    private static List<Activity> Of(HeardActivities heard, string operation)
    {
        var request = Assert.Single(heard.Ended, activity => activity.GetTagItem("graphql.operation.name") as string == operation);
        return [request, .. heard.Ended.Where(activity => activity.ParentSpanId == request.SpanId && activity.TraceId == request.TraceId)];
    }

    [Fact]
    public async Task A_request_is_an_activity_with_a_part_for_each_step()
    {
        await using var server = await StartAsync();
        using (var heard = new HeardActivities(source => source.Name == GraphQLInstruments.Name))
        {
            await server.DataAsync("query Spans_first($t: String) { books(where: { text: $t }) { totalCount } }", new { t = "Emma" });
            var activities = Of(heard, "Spans_first");
            Assert.Equal("query", activities[0].DisplayName);
            Assert.Equal(ActivityKind.Server, activities[0].Kind);
            Assert.Equal("query", activities[0].GetTagItem("graphql.operation.type"));
            Assert.Equal("ok", activities[0].GetTagItem("graphql.outcome"));
            Assert.Null(activities[0].GetTagItem("error.type"));
            Assert.Equal(ActivityStatusCode.Unset, activities[0].Status);
            Assert.Equal(["GraphQL Parse", "GraphQL Validate", "GraphQL Execute"],
                activities[1..].Select(activity => activity.DisplayName));
            Assert.DoesNotContain(heard.Texts,
                text => text.Contains("Emma", StringComparison.Ordinal) || text.Contains("totalCount", StringComparison.Ordinal));
        }

        using var again = new HeardActivities(source => source.Name == GraphQLInstruments.Name);
        await server.DataAsync("query Spans_first($t: String) { books(where: { text: $t }) { totalCount } }", new { t = "Emma" });
        Assert.Equal(["query", "GraphQL Execute"], Of(again, "Spans_first").Select(activity => activity.DisplayName));
    }

    [Theory]
    [InlineData("query Spans_refuse { refuse }", "errors", "CLOSED")]
    [InlineData("mutation Spans_rename { rename(input: { book: \"Qm9vazo5OQ\", title: \"x\" }) { title } }", "errors", "BAD_USER_INPUT")]
    [InlineData("query Spans_ratio($of: Float!) { ratio(of: $of) }", "refused", "BAD_USER_INPUT")]
    public async Task An_error_is_told_by_its_code(string query, string outcome, string code)
    {
        await using var server = await StartAsync();
        using var heard = new HeardActivities(source => source.Name == GraphQLInstruments.Name);
        await server.QueryAsync(query);
        var request = Of(heard, query.Split(' ', '(')[1])[0];
        Assert.Equal(outcome, request.GetTagItem("graphql.outcome"));
        Assert.Equal(code, request.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, request.Status);
        Assert.Null(request.StatusDescription);
    }

    [Fact]
    public async Task A_server_without_instrumentation_makes_no_activity()
    {
        await using var server = await LibraryServer.StartAsync();
        using var heard = new HeardActivities(source => source.Name == GraphQLInstruments.Name);
        await server.DataAsync("query Spans_none { selected }");
        Assert.DoesNotContain(heard.Ended, activity => activity.GetTagItem("graphql.operation.name") as string == "Spans_none");
    }

    [Fact]
    public async Task Requests_are_measured_by_type_name_and_outcome()
    {
        await using var server = await StartAsync();
        using var heard = new HeardMetrics(server.Services.GetRequiredService<IMeterFactory>());
        await server.DataAsync("query Titles { allBooks { title author { name } } }");
        await server.DataAsync("query Titles { allBooks { title author { name } } }");
        await server.QueryAsync("{ refuse }");
        await server.QueryAsync("{ nothing }");
        await server.QueryAsync("{");
        using (await server.SendAsync(HttpMethod.Post, "{}"))
        {
        }

        Assert.Equal(
            ["graphql.operation.name=Titles graphql.operation.type=query graphql.outcome=ok",
                "graphql.operation.name=Titles graphql.operation.type=query graphql.outcome=ok",
                "error.type=CLOSED graphql.operation.type=query graphql.outcome=errors",
                "error.type=GRAPHQL_VALIDATION_FAILED graphql.outcome=refused",
                "error.type=GRAPHQL_PARSE_FAILED graphql.outcome=refused", "error.type=BAD_REQUEST graphql.outcome=refused"],
            heard.TagsOf("graphql.server.request.duration"));
        Assert.All(heard.Values("graphql.server.request.duration"), value => Assert.InRange(value, 0, 60));
        Assert.Equal(["error.type=GRAPHQL_VALIDATION_FAILED", "error.type=GRAPHQL_PARSE_FAILED", "error.type=BAD_REQUEST"],
            heard.TagsOf("graphql.server.refusals"));
        Assert.Equal(["miss", "hit", "miss", "miss", "miss"],
            heard.TagsOf("graphql.server.document_cache.lookups").Select(tags => tags.Split('=')[1]));
        Assert.Equal(["graphql.data_loader=AuthorById", "graphql.data_loader=AuthorById"],
            heard.TagsOf("graphql.server.data_loader.batch_size"));
        Assert.All(heard.Values("graphql.server.data_loader.batch_size"), keys => Assert.True(keys > 1));
    }

    [Fact]
    public async Task A_limit_that_was_passed_is_named()
    {
        await using var server = await StartAsync(graphql => graphql.ModifyRequestOptions(options => options.MaxAliases = 1));
        using var heard = new HeardMetrics(server.Services.GetRequiredService<IMeterFactory>());
        await server.QueryAsync("{ a: selected b: selected }");
        Assert.Equal(["error.type=LIMIT_EXCEEDED graphql.limit=MaxAliases"], heard.TagsOf("graphql.server.refusals"));
        Assert.Contains(server.Logs.Lines, line => line.Contains("errors LIMIT_EXCEEDED(MaxAliases),", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_that_clients_invent_do_not_multiply_the_series()
    {
        await using var server = await StartAsync();
        using var heard = new HeardMetrics(server.Services.GetRequiredService<IMeterFactory>());
        for (var i = 0; i < OperationNames.MaxSeen + 20; i++)
        {
            await server.DataAsync(string.Create(CultureInfo.InvariantCulture, $"query N{i} {{ selected }}"));
        }

        await server.DataAsync("query N3 { selected }");
        var names = heard.TagsOf("graphql.server.request.duration");
        Assert.Equal(OperationNames.MaxSeen + 1, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, names.Count(tags => tags.Contains("graphql.operation.name=other", StringComparison.Ordinal)));
        Assert.Contains("graphql.operation.name=N3", names[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_stored_documents_are_always_told()
    {
        var names = new OperationNames();
        names.Know("Stored");
        for (var i = 0; i <= OperationNames.MaxSeen; i++)
        {
            names.ForMetrics(string.Create(CultureInfo.InvariantCulture, $"N{i}"));
        }

        Assert.Equal("Stored", names.ForMetrics("Stored"));
        Assert.Equal("other", names.ForMetrics("New"));
    }

    [Fact]
    public void Nothing_is_made_when_nobody_wants_to_know()
        => Assert.Null(new RequestLog(NullLoggerFactory.Instance, null).Begin());
}
