using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace LinkDirectory.GraphQL.Http;

/// <summary>Answers by the GraphQL over SSE protocol, in its distinct connections mode: one operation, one stream.</summary>
internal sealed class EventStreamEndpoint(
    RequestExecutor executor, OpenStreams open, EventStreamOptions options, TimeProvider clock, IHostApplicationLifetime? host)
{
    /// <summary>Answers an operation whose client takes a stream.</summary>
    /// <param name="context">The request.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="mediaType">What the client prefers: its answer, unless the operation is a subscription.</param>
    /// <param name="place">Its place among the operations under way, given back once it is executed or its stream is open.</param>
    public async Task AnswerAsync(HttpContext context, GraphQLRequest operation, string mediaType, IDisposable place)
    {
        ResponseStream answer;
        try
        {
            answer = await executor.ExecuteStreamAsync(
                operation, context.RequestServices, context, () => open.Enter(context), context.RequestAborted);
        }
        catch (BadRequestException e)
        {
            await GraphQLEndpoint.WriteAsync(context, operation.Observation, MediaTypes.Json, e.Status, RequestExecutor.Refuse([e.Error]));
            return;
        }
        finally
        {
            place.Dispose();
        }

        await using (answer)
        {
            if (answer.Only is { } only && (mediaType != MediaTypes.EventStream
                || only.Outcome is GraphQLOutcome.MethodNotAllowed or GraphQLOutcome.TooManyUnderWay))
            {
                await GraphQLEndpoint.WriteAsync(context, operation.Observation, mediaType,
                    GraphQLEndpoint.Status(only.Outcome, mediaType), only);
                return;
            }

            Begin(context);
            var writer = new EventStreamWriter(context.Response.BodyWriter);
            if (answer.Only is { } response)
            {
                writer.WriteNext(response);
                operation.Observation?.Answered(StatusCodes.Status200OK, writer.Bytes, response.Outcome, response.Errors);
            }
            else
            {
                operation.Observation?.Subscribed();
                if (!await WriteEventsAsync(context, answer, writer))
                {
                    return;
                }

                operation.Observation?.Answered(StatusCodes.Status200OK, writer.Bytes, GraphQLOutcome.Executed, writer.Ended);
            }

            writer.WriteComplete();
            await writer.FlushAsync(context.RequestAborted);
        }
    }

    private static void Begin(HttpContext context)
    {
        // Neither compression nor a proxy may hold an event back until more have come.
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var headers = context.Response.Headers;
        context.Response.ContentType = MediaTypes.EventStream + "; charset=utf-8";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Writes a subscription's events until its source, its time or the server ends it; false when its client has left.</summary>
    private async Task<bool> WriteEventsAsync(HttpContext context, ResponseStream answer, EventStreamWriter writer)
    {
        var stopping = host?.ApplicationStopping ?? CancellationToken.None;
        using var life = new CancellationTokenSource(options.MaxLifetime, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, life.Token);
        try
        {
            // The headers and a first comment tell the client, and whatever stands between, that the stream has begun.
            writer.WriteComment();
            return await writer.FlushAsync(context.RequestAborted) && await PumpAsync(answer, writer, context.RequestAborted, end.Token);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return false;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            using var last = RequestExecutor.Refuse([GraphQLError.Coded(
                GraphQLErrorCodes.SubscriptionEnded,
                stopping.IsCancellationRequested
                    ? "The server is stopping. Subscribe again."
                    : string.Create(CultureInfo.InvariantCulture,
                        $"A stream lasts {options.MaxLifetime.TotalMinutes:0.#} minutes at most. Subscribe again."))]);
            writer.WriteNext(last);
            return true;
        }
    }

    private async Task<bool> PumpAsync(ResponseStream answer, EventStreamWriter writer, CancellationToken aborted, CancellationToken end)
    {
        using var pulse = new PeriodicTimer(options.KeepAliveInterval, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end);
        var responses = answer.ReadResultsAsync(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = responses.MoveNextAsync().AsTask();
        var beat = pulse.WaitForNextTickAsync(CancellationToken.None).AsTask();
        try
        {
            while (true)
            {
                await Task.WhenAny(next, beat);
                if (next.IsCompleted)
                {
                    if (!await next)
                    {
                        return true;
                    }

                    using var response = responses.Current;
                    writer.WriteNext(response);
                    next = responses.MoveNextAsync().AsTask();
                }
                else
                {
                    writer.WriteComment();
                    beat = pulse.WaitForNextTickAsync(CancellationToken.None).AsTask();
                }

                if (!await writer.FlushAsync(aborted))
                {
                    return false;
                }
            }
        }
        finally
        {
            // An enumerator must not be disposed while it is moving.
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await responses.DisposeAsync();
        }
    }
}
