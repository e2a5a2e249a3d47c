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
        if (!(cost.Field <= options.MaxFieldCost))
        {
            errors.Add(LimitError.Create(
                nameof(options.MaxFieldCost), Show(cost.Field), options.MaxFieldCost,
                string.Create(CultureInfo.InvariantCulture,
                    $"The operation costs {Show(cost.Field):#,0} to resolve; at most {options.MaxFieldCost:#,0} is allowed. Ask for "
                        + $"smaller pages, or for fewer lists within lists.")));
        }

        if (!(cost.Type <= options.MaxTypeCost))
        {
            errors.Add(LimitError.Create(
                nameof(options.MaxTypeCost), Show(cost.Type), options.MaxTypeCost,
                string.Create(CultureInfo.InvariantCulture,
                    $"The operation asks for up to {Show(cost.Type):#,0} objects; at most {options.MaxTypeCost:#,0} are allowed. Ask for "
                        + $"smaller pages, or for fewer lists within lists.")));
        }

        return errors;
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

    private static double Show(double cost) => Math.Min(Math.Round(cost), long.MaxValue);
}

/// <summary>What is known of a field from its definition.</summary>
internal sealed record FieldWeight(double Weight, double ObjectWeight, ListSizeAttribute? Size, double MaxSize = double.MaxValue);
