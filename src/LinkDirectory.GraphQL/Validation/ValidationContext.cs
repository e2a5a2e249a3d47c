using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>A variable as used, and what is expected where it stands.</summary>
internal sealed record VariableUsage(VariableNode Node, GraphQLType? Type, InputObjectType? Parent, bool HasDefault);

/// <summary>What the rules know of the document and of the place at which they are.</summary>
internal sealed class ValidationContext
{
    private readonly List<GraphQLError> _errors = [];
    private readonly Dictionary<SyntaxNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly int _maxErrors;
    private bool _stopped;

    public ValidationContext(Schema schema, DocumentNode document, int maxErrors)
    {
        Schema = schema;
        Document = document;
        _maxErrors = maxErrors;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            // Of two with one name, which is refused, the reference looks at the last.
            Fragments[fragment.Name.Value] = fragment;
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Whether so many errors were found that looking further helps nobody.</summary>
    public bool Full => _stopped || _errors.Count >= _maxErrors;

    /// <summary>The type of the field or fragment at hand; null when unknown.</summary>
    public GraphQLType? Type { get; set; }

    /// <summary>The type of which fields are being selected; null when unknown.</summary>
    public CompositeType? ParentType { get; set; }

    public OutputField? Field { get; set; }

    public DirectiveType? Directive { get; set; }

    public InputValue? Argument { get; set; }

    /// <summary>What type a value is expected to be; null when unknown.</summary>
    public GraphQLType? InputType { get; set; }

    public void Report(GraphQLError error)
    {
        if (!Full)
        {
            _errors.Add(error);
        }
    }

    /// <summary>How many comparisons may be spent on saying which fields conflict; that some do is found without.</summary>
    public int ConflictBudget { get; init; } = 500_000;

    /// <summary>Reports that the document takes too much to look at, and looks no further.</summary>
    public void Stop(string message)
    {
        if (!_stopped)
        {
            _stopped = true;
            _errors.Add(new GraphQLError(message)
            {
                Extensions = new Dictionary<string, object?> { ["code"] = GraphQLErrorCodes.LimitExceeded },
            });
        }
    }

    /// <summary>The type that a fragment's condition names; null when it names none that has fields.</summary>
    public CompositeType? ConditionType(NamedTypeNode? condition, CompositeType? parent)
        => condition is null ? parent : Schema.Type(condition.Name.Value) as CompositeType;

    public OutputField? FieldOf(CompositeType type, string name)
        => IntrospectionTypes.MetaField(name, type == Schema.Query) ?? (type as FieldedType)?.Field(name);

    public void Use(SyntaxNode definition, VariableUsage usage)
    {
        if (!_usages.TryGetValue(definition, out var list))
        {
            _usages.Add(definition, list = []);
        }

        list.Add(usage);
    }

    /// <summary>The variables that an operation uses, through every fragment it reaches.</summary>
    public IEnumerable<VariableUsage> Usages(OperationDefinitionNode operation)
        => Reached(operation).Prepend<SyntaxNode>(operation).SelectMany(node => _usages.GetValueOrDefault(node) ?? []);

    /// <summary>The fragments that an operation reaches.</summary>
    public IEnumerable<FragmentDefinitionNode> Reached(OperationDefinitionNode operation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryPop(out var selections))
        {
            foreach (var spread in Spreads(selections))
            {
                if (seen.Add(spread.Name.Value) && Fragments.TryGetValue(spread.Name.Value, out var fragment))
                {
                    yield return fragment;
                    open.Push(fragment.SelectionSet);
                }
            }
        }
    }

    /// <summary>The spreads in a selection set, at any depth, not following them.</summary>
    public List<FragmentSpreadNode> Spreads(SelectionSetNode selections)
    {
        if (!_spreads.TryGetValue(selections, out var spreads))
        {
            _spreads.Add(selections, spreads = []);
            Collect(selections, spreads);
        }

        return spreads;
    }

    private static void Collect(SelectionSetNode selections, List<FragmentSpreadNode> spreads)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is FragmentSpreadNode spread)
            {
                spreads.Add(spread);
            }
            else if (((selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet) is { } below)
            {
                Collect(below, spreads);
            }
        }
    }
}
