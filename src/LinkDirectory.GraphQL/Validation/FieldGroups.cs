namespace LinkDirectory.GraphQL.Validation;

internal sealed record SelectedField(CompositeType? Parent, FieldNode Node)
{
    public OutputField? Definition { get; } = (Parent as FieldedType)?.Field(Node.Name.Value);

    /// <summary>Whether it asks to be streamed, which nothing that is merged may.</summary>
    public bool Streamed { get; } = Node.Directives.Any(directive => directive.Name.Value == "stream");

    /// <summary>Whether both ask to be streamed, with the same arguments.</summary>
    public bool StreamsAs(SelectedField other)
    {
        var (own, others) = (StreamArguments(Node), StreamArguments(other.Node));
        return Streamed && other.Streamed && own.Count == others.Count && own.All(argument => others.Any(same
            => same.Name.Value == argument.Name.Value && SyntaxPrinter.Print(same.Value) == SyntaxPrinter.Print(argument.Value)));
    }

    private static IReadOnlyList<ArgumentNode> StreamArguments(FieldNode node)
        => node.Directives.FirstOrDefault(directive => directive.Name.Value == "stream")?.Arguments ?? [];

    /// <summary>Whether nothing but its name and type can conflict.</summary>
    public bool IsSimpleLeaf => Node.Arguments.Count == 0 && Node.SelectionSet is null && !Streamed;

    /// <summary>Whether no object can be of both fields' parents.</summary>
    public bool Excludes(SelectedField other) => Parent != other.Parent && Parent is ObjectType && other.Parent is ObjectType;

    /// <summary>Whether values of the types cannot be told apart by a client that knows one of them alone.</summary>
    public static bool Conflict(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        _ when ReferenceEquals(left, right) => false,
        (ListType l, ListType r) => Conflict(l.OfType, r.OfType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType l, NonNullType r) => Conflict(l.OfType, r.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (left.Named.IsLeaf || right.Named.IsLeaf) && left.Named != right.Named,
    };
}

/// <summary>The fields of a selection set by response name, inline fragments opened, and the fragments it spreads.</summary>
internal sealed class FieldGroups
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public Dictionary<string, List<SelectedField>> ByName { get; } = new(StringComparer.Ordinal);

    public List<string> Fragments { get; } = [];

    public void Collect(ValidationContext context, CompositeType? parent, SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    ByName.GetOrNew(field.ResponseName).Add(new SelectedField(parent, field));
                    break;
                case FragmentSpreadNode spread when _known.Add(spread.Name.Value):
                    Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(context, context.ConditionType(inline.TypeCondition, parent), inline.SelectionSet);
                    break;
                default:
                    break;
            }
        }
    }
}
