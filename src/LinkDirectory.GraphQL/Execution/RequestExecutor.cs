namespace LinkDirectory.GraphQL.Execution;

/// <summary>Executes operations against a schema: parses, measures, validates and plans each document once.</summary>
/// <param name="schema">The schema.</param>
/// <param name="options">What one operation may ask for.</param>
/// <param name="logger">Receives unexpected errors under their ids, never a variable.</param>
/// <param name="development">What the options leave open: whether <c>__schema</c> and <c>__type</c> answer, and the log has messages of
/// exceptions.</param>
/// <param name="storage">Where persisted documents are; null for memory alone.</param>
/// <param name="instruments">Who measures; null for nobody.</param>
public sealed partial class RequestExecutor(
    Schema schema, RequestExecutorOptions options, ILogger<RequestExecutor> logger, bool development,
    IOperationDocumentStorage? storage = null, GraphQLInstruments? instruments = null)
{
    private readonly ILogger _logger = options.LogExceptionMessages ?? development ? logger : new DiscreetLogger(logger);

    private readonly DocumentPreparer _documents =
        new(schema, options, options.EnableIntrospection ?? development, storage, instruments);

    public Schema Schema { get; } = schema;
    public RequestExecutorOptions Options { get; } = options;

    /// <summary>How many documents are kept prepared.</summary>
    internal int PreparedDocuments => _documents.Cache.Count;

    /// <summary>
    /// A prepared document by its bytes as they stood in a request's body, escapes and all; null when it is not known by them.
    /// </summary>
    internal CachedDocument? FindSent(ReadOnlySpan<byte> escaped) => escaped.IsEmpty ? null : _documents.Cache.FindSent(escaped);

    private static GraphQLError Sensitive => GraphQLError.Coded(
        GraphQLErrorCodes.BadRequest, "This operation carries an argument that must not appear in an address; send it by POST.");

    /// <summary>Executes a request. Whatever goes wrong is in the response.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<GraphQLResponse> ExecuteAsync(
        GraphQLRequest request, IServiceProvider services, HttpContext? httpContext = null, object? rootValue = null,
        CancellationToken cancellationToken = default)
    {
        using var timeout = TimeoutPool.Begin(Options.ExecutionTimeout, cancellationToken);
        try
        {
            var prepared = await _documents.PrepareAsync(request, timeout.Token);
            if (prepared.Document is not { } document)
            {
                return Refuse(prepared.Errors);
            }

            var operation = document.Operation(request.OperationName);
            request.Observation?.Found(operation.Operation, document.Hash);
            var kind = operation.Operation.Operation;
            if (RefuseKind(request, kind) is { } refusal)
            {
                return refusal;
            }

            var coercion = new VariableCoercion(Schema, Options.MaxValidationErrors);
            var variables = coercion.Coerce(operation.Operation, request.Variables);
            if (request.ReadOnly && (document.Sensitive || coercion.GivesSensitive))
            {
                return Refuse([Sensitive], GraphQLOutcome.MethodNotAllowed);
            }

            if (coercion.Errors.Count > 0)
            {
                return Refuse(coercion.Errors);
            }

            if (kind == OperationType.Subscription)
            {
                return new GraphQLResponse(new SubscriptionStart(operation, variables));
            }

            if (kind == OperationType.Mutation && request.Place is { } place && !await place.BecomeChangeAsync(timeout.Token))
            {
                return Refuse([WorkUnderWay.TooMany], GraphQLOutcome.TooManyUnderWay);
            }

            var context = Context(services, httpContext, variables, timeout.Token);
            using var step = request.Observation?.Step("GraphQL Execute");
            return await RefusalAsync(operation, context) ?? await ExecuteAsync(operation, context, rootValue, request.Place);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && timeout.IsCancellationRequested)
        {
            return TimedOut();
        }
        // A bug must not show what it was.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Refuse([FieldErrors.Describe(e, _logger, Options, "the request")]);
        }
    }

    /// <summary>
    /// The refusal of a kind of operation that the request cannot bring, or that its client cannot be answered; null where it may be.
    /// </summary>
    private static GraphQLResponse? RefuseKind(GraphQLRequest request, OperationType kind)
    {
        if (request.ReadOnly && kind == OperationType.Mutation)
        {
            return Refuse([GraphQLError.Coded(GraphQLErrorCodes.BadRequest, "Only queries can be sent by GET; send this by POST.")],
                GraphQLOutcome.MethodNotAllowed);
        }

        if (kind == OperationType.Subscription && !request.Streams)
        {
            const string message = "A subscription is answered by a stream of events: ask for it with Accept: text/event-stream.";
            return Refuse([GraphQLError.Coded(GraphQLErrorCodes.BadRequest, message)], GraphQLOutcome.NotAcceptable);
        }

        return null;
    }

    private RequestContext Context(
        IServiceProvider services, HttpContext? httpContext, IReadOnlyDictionary<string, object?> variables, CancellationToken token)
        => new(Schema, services, token, instruments) { HttpContext = httpContext, Variables = variables };

    /// <summary>The refusal of the whole request; null when the viewer may have it executed.</summary>
    private static async ValueTask<GraphQLResponse?> RefusalAsync(CompiledOperation operation, RequestContext context)
        => operation.Requirements.Count > 0 && await context.Authorization.RefusalAsync(operation.Requirements) is { } refusal
            ? Refuse([FieldErrors.Expected(refusal)], refusal.Code == GraphQLErrorCodes.NotAuthenticated
                ? GraphQLOutcome.NotAuthenticated : GraphQLOutcome.NotAuthorized)
            : null;

    /// <summary>Executes an operation whose variables have been coerced.</summary>
    internal async Task<GraphQLResponse> ExecuteAsync(
        CompiledOperation operation, RequestContext context, object? rootValue, WorkUnderWay.Place? place = null)
    {
        var plan = operation.Plan(context.Variables);
        var cost = plan.Cost!.Evaluate(context.Variables);
        if (_documents.Costs.Check(cost) is { Count: > 0 } tooDear)
        {
            return Refuse(tooDear);
        }

        // A change waits for other writers, and none may wait for it meanwhile.
        if (place is not null && operation.Operation.Operation == OperationType.Query && cost.Field + cost.Type > Options.DearCost)
        {
            await place.BecomeDearAsync(context.CancellationToken);
        }

        var root = new RowSet(plan, capacity: 1);
        root.Parents.Add(rootValue);
        var levels = new LevelExecutor(context, Options.MaxConcurrentResolvers);
        var errors = new FieldErrors(_logger, Options);
        var writer = new ResultWriter { MaxSize = Options.MaxResponseSize };
        try
        {
            var completer = new ResponseCompleter(writer, context, errors);
            writer.WriteRaw("{\"data\":"u8);
            var start = writer.Position;
            if (plan.Failure is not null)
            {
                errors.Add(plan.Failure);
            }

            var written = plan.Failure is null && (operation.Operation.Operation == OperationType.Mutation
                ? await WriteSeriallyAsync(root, rootValue, levels, completer)
                : await WriteAtOnceAsync(root, rootValue, levels, completer));
            if (!written)
            {
                writer.RollBack(start);
                writer.WriteNull();
            }

            if (errors.Errors.Count > 0)
            {
                ErrorWriter.Write(writer, errors.Errors);
            }

            CostReport.Write(writer, cost, context.HttpContext);
            writer.WriteByte((byte)'}');
            return new GraphQLResponse(writer, GraphQLOutcome.Executed, errors.Errors);
        }
        catch (ResponseTooLargeException)
        {
            writer.Dispose();
            return Stopped(LimitError.Create(
                nameof(Options.MaxResponseSize), null, Options.MaxResponseSize,
                $"The response is larger than {Options.MaxResponseSize} bytes. Ask for smaller pages, or for fewer fields."));
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static async ValueTask<bool> WriteAtOnceAsync(RowSet root, object? rootValue, LevelExecutor levels, ResponseCompleter completer)
    {
        if (root.Plan.Deferred)
        {
            await levels.RunAsync(root);
        }

        return completer.WriteObject(root.Plan, rootValue, root, 0);
    }

    /// <summary>A mutation's fields run one after another, each written before the next begins.</summary>
    private static async ValueTask<bool> WriteSeriallyAsync(
        RowSet root, object? rootValue, LevelExecutor levels, ResponseCompleter completer)
    {
        for (var i = 0; i < root.Plan.Fields.Length; i++)
        {
            await levels.RunAsync(root, i);
            if (!completer.WriteField(root.Plan.Fields[i], rootValue, root.Columns[i], 0))
            {
                return false;
            }
        }

        completer.WriteEnd(root.Plan);
        return true;
    }

    private GraphQLError TimeoutError() => GraphQLError.Coded(
        GraphQLErrorCodes.Timeout,
        $"The operation took longer than {Options.ExecutionTimeout.TotalSeconds:0.###} seconds and was stopped. Ask for less at once.");

    private GraphQLResponse TimedOut() => Stopped(TimeoutError());

    /// <summary>The response of an operation that was executed in part.</summary>
    private static GraphQLResponse Stopped(GraphQLError error)
    {
        var writer = new ResultWriter();
        writer.WriteRaw("{\"data\":null"u8);
        GraphQLError[] errors = [error];
        ErrorWriter.Write(writer, errors);
        writer.WriteByte((byte)'}');
        return new GraphQLResponse(writer, GraphQLOutcome.Executed, errors);
    }

    /// <summary>The response to what nobody expected: an id, under which the log has the exception.</summary>
    internal GraphQLResponse Fail(Exception exception) => Refuse([FieldErrors.Describe(exception, _logger, Options, "the endpoint")]);

    /// <summary>A response that has errors and no data.</summary>
    internal static GraphQLResponse Refuse(IReadOnlyList<GraphQLError> errors, GraphQLOutcome outcome = GraphQLOutcome.Refused)
    {
        var writer = new ResultWriter();
        writer.WriteByte((byte)'{');
        ErrorWriter.Write(writer, errors);
        writer.WriteByte((byte)'}');
        return new GraphQLResponse(writer, outcome, errors);
    }
}
