using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LinkDirectory.Benchmarks.Served;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>
/// The real application over a database, and beside its questions the endpoints written by hand: all of them behind the same sign-in,
/// headers and bounds. A process of its own.
/// </summary>
internal static class HotPathServer
{
    public const string Verb = "hot-paths-server";

    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Buffers = [];

    public static async Task RunAsync(string database)
    {
        var builder = DirectoryServer.Compose(database, [DirectoryServer.Unlimited]);
        using var connections = new HandConnections(database);
        builder.Services.AddSingleton(connections).AddSingleton<HandSchool>().AddSingleton<HandAdvice>().AddSingleton<HandGrid>()
            .AddSingleton<HandArea>().AddSingleton<HandSearch>();
        await using var app = Server.Finish(builder);
        Map(app);
        await DirectoryServer.ServeAsync(app);
    }

    private static void Map(WebApplication app)
    {
        var json = HandJson.AsGraphQL;
        app.MapPost("/graphql/hand/school", async (HttpContext context, HandSchool hand) => await WriteAsync(context,
            new SchoolAnswer(hand.ByUrnAsked((await ReadAsync(context, json.UrnQuestion)).Urn)), json.SchoolAnswer));
        app.MapPost("/graphql/hand/nearest", async (HttpContext context, HandSchool hand) =>
        {
            var question = await ReadAsync(context, json.PostcodeQuestion);
            await WriteAsync(context, new SchoolsAnswer(hand.Nearest(question.Postcode, question.First)), json.SchoolsAnswer);
        });
        app.MapPost("/graphql/hand/advice", async (HttpContext context, HandAdvice hand, Actor actor) => await WriteAsync(context,
            new AdviceAnswer(await hand.AskAsync((await ReadAsync(context, json.UrnQuestion)).Urn, actor, context.RequestAborted)),
            json.AdviceAnswer));
        app.MapPost("/graphql/hand/search", async (HttpContext context, HandSearch hand) => await WriteAsync(context,
            new SearchAnswer(await hand.AskAsync((await ReadAsync(context, json.TextQuestion)).Text, context.RequestAborted)),
            json.SearchAnswer));
        app.MapPost("/graphql/hand/grid", async (HttpContext context, HandGrid hand) =>
            await WriteAsync(context, hand.ByHand(), json.GridJson));
        app.MapPost("/graphql/service/grid", async (HttpContext context, HandGrid hand) =>
            await WriteAsync(context, await hand.ByServiceAsync(context.RequestAborted), json.GridJson));
        app.MapPost("/graphql/hand/area", async (HttpContext context, HandArea hand) =>
            await WriteAsync(context, await hand.ByHandAsync(
                (await ReadAsync(context, json.PostcodeQuestion)).Postcode, context.RequestAborted), json.AreaJson));
        app.MapPost("/graphql/service/area", async (HttpContext context, HandArea hand) => await WriteAsync(context,
            await hand.ByServiceAsync((await ReadAsync(context, json.PostcodeQuestion)).Postcode, context.RequestAborted), json.AreaJson));
    }

    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) =>
        (await context.Request.ReadFromJsonAsync(type, context.RequestAborted))!;

    // With its length, so that the client need not look for the end, and in a buffer that is used again.
    private static async Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        var buffer = Buffers.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(32 * 1024);
        await using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = type.Options.Encoder }))
        {
            JsonSerializer.Serialize(writer, answer, type);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        buffer.ResetWrittenCount();
        Buffers.Add(buffer);
    }
}
