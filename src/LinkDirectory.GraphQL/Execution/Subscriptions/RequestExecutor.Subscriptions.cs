namespace LinkDirectory.GraphQL.Execution;

/// <summary>A subscription of which everything is known that can be before its events are asked for.</summary>
internal sealed record SubscriptionStart(CompiledOperation Operation, IReadOnlyDictionary<string, object?> Variables);

/// <summary>Subscriptions: specification, section 6.2.3.</summary>
public sealed partial class RequestExecutor
{
    /// <summary>Executes a request that a stream can answer: a subscription, and as well any other operation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">The services of the request. Events have a scope of their own each.</param>
    /// <param name="httpContext">The HTTP request; null when it came another way.</param>
    /// <param name="enter">Called before a subscription's events are asked for; what it returns is disposed with the stream. What it throws
    /// is thrown on.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up, however long the stream.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ResponseStream> ExecuteStreamAsync(
        GraphQLRequest request, IServiceProvider services, HttpContext? httpContext = null, Func<IDisposable>? enter = null,
        CancellationToken cancellationToken = default)
    {
        var admitted = await ExecuteAsync(request with { Streams = true }, services, httpContext, null, cancellationToken);
        if (admitted.Subscription is not { } start)
        {
            return new ResponseStream(admitted);
        }

        var lease = enter?.Invoke();
        var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var context = Context(services, httpContext, start.Variables, life.Token);
        var (source, refusal) = await OpenSourceAsync(start.Operation, context);
        if (source is null)
        {
            lease?.Dispose();
            await life.CancelAsync();
            life.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return new ResponseStream(refusal!);
        }

        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        return new ResponseStream(
            source, life, lease, token => RefuseEventAsync(services, httpContext, token),
            (message, token) => ExecuteEventAsync(start, message, scopes, httpContext, token),
            failure => Refuse([FieldErrors.Describe(failure, _logger, Options, "the events of a subscription")]));
    }

    /// <summary>Asks for the events (specification, CreateSourceEventStream); the refusal says why there are none.</summary>
    private async Task<(ISourceStream? Source, GraphQLResponse? Refusal)> OpenSourceAsync(
        CompiledOperation operation, RequestContext context)
    {
        FieldPlan field;
        try
        {
            // Validation has seen to it that there is one field, and that no variable decides so.
            var plan = operation.Plan(context.Variables);
            if (_documents.Costs.Check(plan.Cost!.Evaluate(context.Variables)) is { Count: > 0 } tooDear)
            {
                return (null, Refuse(tooDear));
            }

            field = plan.Fields[0];
        }
        catch (GraphQLException e)
        {
            return (null, Refuse([FieldErrors.Expected(e)]));
        }

        Task<ISourceStream>? opening = null;
        try
        {
            if (await RefusalAsync(operation, context) is { } refused)
            {
                return (null, refused);
            }

            // A caller who may not read the field may not learn either when there is something to read.
            var rules = field.Definition.Authorization.Where(rule => rule.Apply == ApplyPolicy.BeforeResolver);
            if (await context.Authorization.RefusalAsync(rules) is { } refusal)
            {
                throw refusal;
            }

            var subscribe = field.Definition.Subscribe
                ?? throw new InvalidOperationException($"{field.Parent.Name}.{field.Definition.Name} has no events.");
            opening = subscribe(context, field, null, field.Arguments.Values(context)).AsTask();
            return (await opening.WaitAsync(Options.ExecutionTimeout, context.CancellationToken), null);
        }
        catch (TimeoutException) when (opening?.IsCompleted == false)
        {
            DisposeLater(opening);
            return (null, Refuse([TimeoutError()]));
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            DisposeLater(opening);
            return (null, null);
        }
        // Whatever opening the events throws is that field's error.
        catch (Exception e)
        {
            var errors = new FieldErrors(_logger, Options);
            var path = new ResponsePath();
            path.Push(field.ResponseName);
            errors.Add(field, path, e);
            return (null, Refuse(errors.Errors));
        }
    }

    /// <summary>What ends the stream before an event; null where it goes on.</summary>
    private static async Task<GraphQLResponse?> RefuseEventAsync(
        IServiceProvider services, HttpContext? httpContext, CancellationToken cancellationToken) =>
        services.GetService<ISubscriptionGuard>() is { } guard && await guard.RefusalAsync(httpContext, cancellationToken) is { } refusal
            ? Refuse([FieldErrors.Expected(refusal)])
            : null;

    /// <summary>Executes the selection for one event (specification, ExecuteSubscriptionEvent), as a request of its own.</summary>
    private async Task<GraphQLResponse> ExecuteEventAsync(
        SubscriptionStart start, object? message, IServiceScopeFactory scopes, HttpContext? httpContext,
        CancellationToken cancellationToken)
    {
        using var timeout = TimeoutPool.Begin(Options.ExecutionTimeout, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var context = Context(scope.ServiceProvider, httpContext, start.Variables, timeout.Token);
            return await RefusalAsync(start.Operation, context) ?? await ExecuteAsync(start.Operation, context, message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && timeout.IsCancellationRequested)
        {
            return TimedOut();
        }
        // A bug must not show what it was.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Refuse([FieldErrors.Describe(e, _logger, Options, "the event of a subscription")]);
        }
    }

    /// <summary>What was asked for may still come, when nobody waits any more.</summary>
    private static void DisposeLater(Task<ISourceStream>? opening)
    {
        _ = opening?.ContinueWith(
            static async opened => await (await opened).DisposeAsync(), CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }
}
