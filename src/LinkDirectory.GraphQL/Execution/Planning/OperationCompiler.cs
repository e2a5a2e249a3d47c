namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// One operation of a valid document. Its plan is compiled once for each combination of the variables that decide
/// <c>@skip</c> and <c>@include</c>, so that field order and merging are exact and nothing is decided per row.
/// </summary>
internal sealed class CompiledOperation(
    Schema schema, CostAnalyzer costs, DocumentFragments fragments, OperationDefinitionNode operation)
{
    private const int MaxVariants = 32;

    /// <summary>As many as a plan's key has bits. An operation with more is planned afresh each time.</summary>
    private const int MaxConditions = 64;

    private readonly string[] _conditions =
        [.. operation.Variables.Select(variable => variable.Variable.Name.Value).Where(fragments.Conditions.Contains)];

    private readonly ConcurrentDictionary<ulong, SelectionPlan> _plans = new();

    public OperationDefinitionNode Operation { get; } = operation;

    /// <summary>What the viewer must be allowed before anything is executed.</summary>
    public IReadOnlyList<AuthorizationRule> Requirements => fragments.Requirements;

    public SelectionPlan Plan(IReadOnlyDictionary<string, object?> variables)
    {
        if (_conditions.Length > MaxConditions)
        {
            return Compile(variables);
        }

        var key = 0UL;
        var kept = true;
        for (var i = 0; kept && i < _conditions.Length; i++)
        {
            var given = variables.TryGetValue(_conditions[i], out var value);
            key |= value is true ? 1UL << i : 0;
            kept = !given || value is not null;
        }

        if (kept && _plans.TryGetValue(key, out var known))
        {
            return known;
        }

        var plan = Compile(variables);
        if (kept && _plans.Count < MaxVariants)
        {
            _plans.TryAdd(key, plan);
        }

        return plan;
    }

    private SelectionPlan Compile(IReadOnlyDictionary<string, object?> variables)
    {
        var compiler = new SelectionCompiler(schema, fragments.ByName, variables, _conditions);
        var root = schema.Root(Operation.Operation)!;
        var plan = compiler.Compile(root, [Operation.SelectionSet]);
        plan.Cost = costs.Analyze(compiler, root, Operation.SelectionSet);
        return plan;
    }
}

/// <summary>Collects and merges the fields of selection sets (specification, CollectFields).</summary>
internal sealed class SelectionCompiler(
    Schema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, IReadOnlyDictionary<string, object?> variables,
    IEnumerable<string> conditions)
{
    // A plan outlives its request: it may keep the deciding booleans and nothing else of the variables.
    private readonly Dictionary<string, object?> _conditions =
        conditions.ToDictionary(name => name, variables.GetValueOrDefault, StringComparer.Ordinal);

    private readonly ArgumentPlaces _places = new();

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments => fragments;

    public SelectionPlan Compile(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var selections in selectionSets)
            {
                Collect(type, selections, fields, visited);
            }
        }
        catch (LocatedException e)
        {
            return new SelectionPlan(type, []) { Failure = e };
        }

        return new SelectionPlan(type, [.. fields.Values.Select(nodes => Field(type, nodes))]);
    }

    private FieldPlan Field(ObjectType type, List<FieldNode> nodes)
    {
        var name = nodes[0].Name.Value;
        var definition = IntrospectionTypes.MetaField(name, isQueryRoot: type == schema.Query) ?? type.Field(name)!;
        return new FieldPlan(definition, type, nodes, _places, Below) { IsTypeName = name == "__typename" };
    }

    private SelectionPlan Below(ObjectType type, IReadOnlyList<FieldNode> nodes)
        => Compile(type, nodes.Select(node => node.SelectionSet).OfType<SelectionSetNode>());

    private void Collect(
        ObjectType type, SelectionSetNode selections, OrderedDictionary<string, List<FieldNode>> fields, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections.Where(Included))
        {
            switch (selection)
            {
                case FieldNode field:
                    fields.TryAdd(field.ResponseName, []);
                    fields[field.ResponseName].Add(field);
                    break;
                case InlineFragmentNode inline when Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, fields, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, fields, visited);
                    break;
                default:
                    break;
            }
        }
    }

    private bool Applies(ObjectType type, NamedTypeNode? condition)
        => condition is null || (schema.Type(condition.Name.Value) is CompositeType composite && Schema.IsSubType(type, composite));

    /// <summary>Whether <c>@skip</c> and <c>@include</c> let a selection stand; where a condition has no value, they may.</summary>
    public bool MayStand(SelectionNode selection)
        => selection.Directives.Count == 0
            || (Condition(selection, "skip", out _) != true && Condition(selection, "include", out _) != false);

    /// <exception cref="LocatedException">A condition has no value.</exception>
    private bool Included(SelectionNode selection)
        => selection.Directives.Count == 0
            || (!Decided(selection, "skip", otherwise: false) && Decided(selection, "include", otherwise: true));

    private bool Decided(SelectionNode selection, string name, bool otherwise)
    {
        var condition = Condition(selection, name, out var directive);
        return directive is null ? otherwise : condition ?? throw (Given(directive) is VariableNode variable
            ? new LocatedException(
                $"Argument \"@{name}(if:)\" has invalid value: Expected variable \"${variable.Name.Value}\" provided to non-null type "
                    + "\"Boolean!\" not to be null.",
                variable)
            : new LocatedException($"Argument \"@{name}(if:)\" of required type \"Boolean!\" was not provided.", directive));
    }

    private bool? Condition(SelectionNode selection, string name, out DirectiveNode? directive)
    {
        directive = selection.Directives.FirstOrDefault(d => d.Name.Value == name);
        return directive is null ? null : Given(directive) switch
        {
            BooleanValueNode literal => literal.Value,
            VariableNode variable => _conditions.GetValueOrDefault(variable.Name.Value) as bool?,
            _ => null,
        };
    }

    private static ValueNode? Given(DirectiveNode directive) =>
        directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value;
}
