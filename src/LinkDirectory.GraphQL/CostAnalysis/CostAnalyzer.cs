namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>Knows what the fields of a schema cost, and refuses operations that cost too much.</summary>
internal sealed class CostAnalyzer(Schema schema, CostOptions options)
{
    /// <summary>
    /// What a type, field or argument of the schema costs when it is asked about itself: GraphiQL's question about a schema
    /// of a hundred types comes to some thousands, so it can be asked, and not many times at once.
    /// </summary>
    private const double IntrospectedObject = 0.1;

    /// <summary>What a page is assumed to have whose size is not known to the server.</summary>
    private const int UsualPage = 20;

    private static readonly string[] PagingArguments = ["first", "last"];
    private static readonly string[] PagedFields = ["edges", "nodes"];

    private readonly ConcurrentDictionary<(CompositeType, OutputField), FieldWeight> _weights = new();

    /// <summary>What an operation costs, in terms of its variables.</summary>
    public SelectionCost Analyze(SelectionCompiler selections, ObjectType root, SelectionSetNode selectionSet)
        => new CostCompiler(schema, this, selections).Compile(root, [selectionSet], null);

    /// <summary>The limits that an operation passes.</summary>
    public IReadOnlyList<GraphQLError> Check(OperationCost cost)
    {
        if (!options.EnforceCostLimits || (cost.Field <= options.MaxFieldCost && cost.Type <= options.MaxTypeCost))
        {
            return [];
        }

        var errors = new List<GraphQLError>();
        Limit(nameof(options.MaxFieldCost), cost.Field, options.MaxFieldCost, "costs {0:#,0} to resolve; at most {1:#,0} is allowed");
        Limit(nameof(options.MaxTypeCost), cost.Type, options.MaxTypeCost, "asks for up to {0:#,0} objects; at most {1:#,0} are allowed");
        return errors;

        void Limit(string name, double actual, double maximum, string message)
        {
            if (!(actual <= maximum))
            {
                var shown = Math.Min(Math.Round(actual), long.MaxValue);
                errors.Add(LimitError.Create(name, shown, maximum, string.Format(CultureInfo.InvariantCulture,
                    $"The operation {message}. Ask for smaller pages, or for fewer lists within lists.", shown, maximum)));
            }
        }
    }

    /// <summary>What is known of a field from its definition. On an interface, the dearest of those that implement it.</summary>
    public FieldWeight Weight(CompositeType parent, OutputField field)
        => _weights.TryGetValue((parent, field), out var known) ? known : _weights.GetOrAdd((parent, field), Weigh(parent, field));

    private FieldWeight Weigh(CompositeType parent, OutputField field)
    {
        if (parent.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return new FieldWeight(0, field.Type.Named.IsLeaf ? 0 : IntrospectedObject,
                new ListSizeAttribute { AssumedSize = IntrospectedLength(field.Name) });
        }

        var own = WeighOne(field);
        return parent is not InterfaceType ? own : schema.PossibleTypes(parent)
            .Select(type => type.Field(field.Name)).OfType<OutputField>().Select(WeighOne)
            .Aggregate(own,
                (left, right) => new FieldWeight(Math.Max(left.Weight, right.Weight), left.ObjectWeight, left.Size ?? right.Size));
    }

    private FieldWeight WeighOne(OutputField field)
    {
        var isLeaf = field.Type.Named.IsLeaf;
        var weight = field.Member?.GetCustomAttribute<CostAttribute>()?.Weight
            ?? (field.Resolver is { IsAsync: true, WaitsForPermissionAlone: false } ? options.DefaultResolverCost : isLeaf ? 0 : 1);
        var size = field.Member?.GetCustomAttribute<ListSizeAttribute>()
            ?? (field.Paging is { } paging
                ? new ListSizeAttribute { AssumedSize = paging.Default, SlicingArguments = PagingArguments, SizedFields = PagedFields }
                // An application may page by arguments of its own making; what they are called says what they do.
                : PagingArguments.Any(name => field.Argument(name)?.Type.Named == BuiltInScalars.Int)
                    ? new ListSizeAttribute { AssumedSize = UsualPage, SlicingArguments = PagingArguments, SizedFields = PagedFields }
                // What serves the keys that it is given brings one object for each.
                : field.Type.Nullable is ListType && field.Arguments is [{ Name: "ids" }]
                ? new ListSizeAttribute { SlicingArguments = ["ids"] }
                : null);
        return new FieldWeight(weight, isLeaf ? 0 : 1, size, field.Paging?.Max ?? double.MaxValue);
    }

    /// <summary>How many elements of a field there are where none are said.</summary>
    public double AssumedSize(FieldWeight weight) => weight.Size is { AssumedSize: > 0 and var size } ? size : options.DefaultListSize;

    private int IntrospectedLength(string field) => field switch
    {
        "types" => schema.Types.Count,
        "directives" => schema.Directives.Count,
        "fields" => 10,
        _ => 4,
    };
}

/// <summary>What is known of a field from its definition.</summary>
internal sealed record FieldWeight(double Weight, double ObjectWeight, ListSizeAttribute? Size, double MaxSize = double.MaxValue);
