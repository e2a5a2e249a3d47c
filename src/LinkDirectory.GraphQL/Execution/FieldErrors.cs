namespace LinkDirectory.GraphQL.Execution;

/// <summary>Collects what went wrong while executing. Exceptions that nobody expected become an id, and a log entry with it.</summary>
internal sealed class FieldErrors(ILogger logger, RequestExecutorOptions options)
{
    private readonly List<GraphQLError> _errors = [];

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public void Add(FieldPlan field, ResponsePath path, Exception exception)
    {
        var max = options.MaxErrors;
        if (_errors.Count >= max)
        {
            if (_errors.Count == max)
            {
                _errors.Add(LimitError.Create(nameof(RequestExecutorOptions.MaxErrors), null, max,
                    $"There are more than {max} errors; the others are not listed."));
            }

            return;
        }

        var error = exception is ScalarException scalar
            ? new GraphQLError(scalar.Message) : Describe(exception, logger, options, $"{field.Parent.Name}.{field.Definition.Name}");
        _errors.Add(error with { Path = path.ToArray(), Locations = At(field, exception) });
    }

    /// <summary>Notes what stops the whole operation.</summary>
    public void Add(LocatedException exception) => _errors.Add(Expected(exception) with { Locations = [exception.Location] });

    public static GraphQLError Expected(GraphQLException exception)
        => GraphQLError.Coded(exception.Code, exception.Message, ("argument", exception.Argument)) with
        {
            RetryAfter = exception.RetryAfter,
        };

    /// <summary>The error of an exception: one that nobody expected is logged under an id, and the error shows the id alone.</summary>
    public static GraphQLError Describe(Exception exception, ILogger logger, RequestExecutorOptions options, string where)
    {
        var known = exception as GraphQLException
            ?? options.Refusals.Select(refusal => refusal(exception)).FirstOrDefault(made => made is not null);
        if (known is { } expected)
        {
            return Expected(expected);
        }

        var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12];
        logger.LogError(exception, "Unexpected error {ErrorId} at {Where}", id, where);
        return GraphQLError.Coded(GraphQLErrorCodes.Unexpected, $"Unexpected error, id {id}.", ("id", id));
    }

    private static IReadOnlyList<SourceLocation> At(FieldPlan field, Exception exception)
        => exception is LocatedException located ? [located.Location] : [.. field.Nodes.Select(node => node.Location)];
}
