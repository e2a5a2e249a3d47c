namespace LinkDirectory.GraphQL.Http;

/// <summary>Serves operations over HTTP: POST with JSON, GET for queries.</summary>
/// <param name="executor">Executes them.</param>
/// <param name="streams">Answers those whose client takes a stream of events.</param>
/// <param name="work">Bounds how many are executed at once.</param>
/// <param name="log">Observes them.</param>
/// <param name="graphiQL">Whether browsers get GraphiQL.</param>
/// <param name="documentInRoute">Whether the route names a stored document, and requests bring variables alone.</param>
internal sealed class GraphQLEndpoint(
    RequestExecutor executor, EventStreamEndpoint streams, WorkUnderWay work, RequestLog log, bool graphiQL,
    bool documentInRoute = false)
{
    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && graphiQL && !request.Query.ContainsKey("query") && MediaTypes.WantsHtml(request))
        {
            await GraphiQLPage.WriteAsync(context);
            return;
        }

        var observation = log.Begin();
        try
        {
            await ServeAsync(context, observation);
        }
        // A bug must not show what it was, nor to which page of the application it leads.
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // Kestrel's own refusals, such as of a body that came too slowly, have a status.
            var status = e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            await WriteAsync(context, observation, MediaTypes.Json, status, e is BadHttpRequestException
                ? RequestExecutor.Refuse([new BadRequestException(e.Message).Error]) : executor.Fail(e));
        }
        finally
        {
            if (observation is not null)
            {
                log.End(observation, context);
            }
        }
    }

    private async Task ServeAsync(HttpContext context, OperationObservation? observation)
    {
        var mediaType = MediaTypes.Choose(context.Request);
        GraphQLRequest operation;
        WorkUnderWay.Place place;
        try
        {
            operation = mediaType is not null ? await ReadAsync(context) : throw new BadRequestException(
                $"Accept {MediaTypes.Response}, {MediaTypes.Json} or {MediaTypes.EventStream}.", StatusCodes.Status406NotAcceptable);
            operation = documentInRoute
                ? PersistedOperationReader.OfRoute(operation, context.Request.RouteValues) : PersistedOperationReader.Require(operation);
            operation.Observation = observation;
            operation.Place = place = await work.EnterAsync(context);
        }
        catch (BadRequestException e)
        {
            await WriteAsync(context, observation, mediaType ?? MediaTypes.Json, e.Status, RequestExecutor.Refuse([e.Error]));
            return;
        }

        if (MediaTypes.AcceptsEvents(context.Request))
        {
            await streams.AnswerAsync(context, operation, mediaType, place);
            return;
        }

        GraphQLResponse response;
        using (place)
        {
            response = await executor.ExecuteAsync(operation, context.RequestServices, context, null, context.RequestAborted);
        }

        await WriteAsync(context, observation, mediaType, Status(response.Outcome, mediaType), response);
    }

    private async ValueTask<GraphQLRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            return RequestReader.ReadQuery(request, executor.Options);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            throw new BadRequestException("Send operations by POST, or queries by GET.", StatusCodes.Status405MethodNotAllowed);
        }

        // A form or plain text could be posted from any site without asking first; JSON cannot.
        return MediaTypes.IsJson(request)
            ? await RequestReader.ReadBodyAsync(request, executor, context.RequestAborted)
            : throw new BadRequestException($"Send the body as {MediaTypes.Json} in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
    }

    public static int Status(GraphQLOutcome outcome, string mediaType) => outcome switch
    {
        GraphQLOutcome.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        GraphQLOutcome.NotAuthenticated => StatusCodes.Status401Unauthorized,
        GraphQLOutcome.NotAuthorized => StatusCodes.Status403Forbidden,
        GraphQLOutcome.NotAcceptable => StatusCodes.Status406NotAcceptable,
        GraphQLOutcome.TooManyUnderWay => StatusCodes.Status429TooManyRequests,
        GraphQLOutcome.Refused when mediaType == MediaTypes.Response => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>Writes one response; as JSON where a stream was asked for and could not begin.</summary>
    public static async Task WriteAsync(
        HttpContext context, OperationObservation? observation, string mediaType, int status, GraphQLResponse response)
    {
        using (response)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = (mediaType == MediaTypes.EventStream ? MediaTypes.Json : mediaType) + "; charset=utf-8";
            context.Response.ContentLength = response.Body.Length;
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.Vary = "Accept";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            if (status == StatusCodes.Status405MethodNotAllowed)
            {
                context.Response.Headers.Allow = HttpMethods.IsGet(context.Request.Method) ? "POST" : "GET, POST";
            }

            if (status == StatusCodes.Status401Unauthorized)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
            }

            if (response.Errors.Count > 0 && response.Errors.Max(error => error.RetryAfter) is { } wait)
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            observation?.Answered(status, response.Body.Length, response.Outcome, response.Errors);
            await context.Response.BodyWriter.WriteAsync(response.Body, context.RequestAborted);
        }
    }
}
