using System.Diagnostics;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>Parses, measures and validates each document once, whichever way it comes: sent whole, by hash or by id.</summary>
internal sealed class DocumentPreparer
{
    private const int MaxMessage = 1_000;
    private const int MaxLocations = 50;

    private readonly Schema _schema;
    private readonly RequestExecutorOptions _options;
    private readonly bool _introspection;
    private readonly PersistedDocuments? _persisted;
    private readonly GraphQLInstruments? _instruments;

    public DocumentPreparer(
        Schema schema, RequestExecutorOptions options, bool introspection, IOperationDocumentStorage? storage = null,
        GraphQLInstruments? instruments = null)
    {
        (_schema, _options, _introspection, _instruments) = (schema, options, introspection, instruments);
        Costs = new CostAnalyzer(schema, options.Cost);
        Cache = new DocumentCache(options.PlanCacheSize);
        _persisted = options.PersistedOperations.Enabled ? new PersistedDocuments(this, options.PersistedOperations, storage) : null;
        foreach (var name in _persisted?.Trusted.SelectMany(document => document.OperationNames) ?? [])
        {
            instruments?.Names.Know(name);
        }
    }

    public CostAnalyzer Costs { get; }

    /// <summary>The documents used last.</summary>
    public DocumentCache Cache { get; }

    /// <summary>The document of a request, or the reason for refusing it.</summary>
    public ValueTask<PreparedRequest> PrepareAsync(GraphQLRequest request, CancellationToken cancellationToken)
        => _persisted is not null && _persisted.Concerns(request) ? _persisted.PrepareAsync(request, cancellationToken)
            : request.Query is { } text ? ValueTask.FromResult(Prepare(text, request))
            : ValueTask.FromResult(new PreparedRequest(PersistedErrors.NotSupported));

    private PreparedRequest Prepare(string text, GraphQLRequest request)
    {
        if (request.Known is { } known)
        {
            _instruments?.LookedUp(true);
            return new PreparedRequest(known.Document);
        }

        var prepared = Prepare(text);
        if (request.Sent is { } sent)
        {
            Cache.KeepBySent(text, sent);
        }

        return prepared;
    }

    /// <summary>A document from the cache, or prepared and kept there if it is valid and holds nothing sensitive.</summary>
    public PreparedRequest Prepare(string text)
    {
        var known = Cache.Find(text);
        _instruments?.LookedUp(known is not null);
        if (known is not null)
        {
            return new PreparedRequest(known);
        }

        var prepared = PrepareAnew(text);
        if (prepared.Document is { HoldsSensitive: false } document)
        {
            Cache.Add(text, document);
        }

        return prepared;
    }

    /// <summary>An error that names part of the document, cut where it would give much of the document back.</summary>
    private static GraphQLError Bounded(GraphQLError error)
        => error.Message.Length <= MaxMessage && error.Locations.Count <= MaxLocations ? error : error with
        {
            Message = error.Message.Length <= MaxMessage ? error.Message : error.Message[..MaxMessage] + "…",
            Locations = [.. error.Locations.Take(MaxLocations)],
        };

    private static IReadOnlyList<GraphQLError> RefuseIntrospection(DocumentNode document)
    {
        var asked = document.Definitions.SelectMany(definition => definition.Selects?.AllWithin() ?? []).OfType<FieldNode>()
            .FirstOrDefault(field => field.Name.Value is "__schema" or "__type");
        const string message = "Introspection is not allowed here; the schema is served as a document instead.";
        return asked is null ? [] : [GraphQLError.Coded(GraphQLErrorCodes.Forbidden, message) with { Locations = [asked.Location] }];
    }

    private Activity? Step(string name) => _instruments is null ? null : GraphQLInstruments.Source.StartActivity(name);

    /// <summary>A document prepared without looking at the cache.</summary>
    public PreparedRequest PrepareAnew(string text)
    {
        DocumentNode document;
        try
        {
            using var step = Step("GraphQL Parse");
            document = GraphQLParser.Parse(text, _options.MaxDocumentTokens);
        }
        catch (GraphQLSyntaxException e)
        {
            var error = e.LimitError ?? Bounded(GraphQLError.Coded(GraphQLErrorCodes.ParseFailed, e.Message));
            return new PreparedRequest([error with { Locations = [e.Location] }]);
        }

        using var validation = Step("GraphQL Validate");
        var errors = OperationLimits.Check(document, _options);
        SensitiveUse sensitive = default;
        if (errors.Count == 0)
        {
            (errors, sensitive) = DocumentValidator.ValidateForRequest(_schema, document, _options.MaxValidationErrors);
        }

        if (errors.Count == 0 && !_introspection)
        {
            errors = RefuseIntrospection(document);
        }

        return errors.Count > 0
            ? new PreparedRequest([.. errors.Select(Bounded)])
            : new PreparedRequest(new PreparedDocument(_schema, Costs, document, sensitive, DocumentHash.Compute(text)));
    }
}

/// <summary>A document ready to be executed, or the errors that refuse it.</summary>
internal readonly record struct PreparedRequest(PreparedDocument? Document, IReadOnlyList<GraphQLError> Errors)
{
    public PreparedRequest(PreparedDocument document) : this(document, [])
    {
    }

    public PreparedRequest(IReadOnlyList<GraphQLError> errors) : this(null, errors)
    {
    }
}
