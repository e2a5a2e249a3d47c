using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Validation;

/// <summary>Two fields that cannot be merged, and why.</summary>
internal sealed record FieldConflict(string ResponseName, string Reason, List<FieldNode> Left, List<FieldNode> Right);

/// <summary>A field as selected on a type.</summary>
internal sealed record SelectedField(CompositeType? Parent, FieldNode Node, OutputField? Definition)
{
    /// <summary>Whether nothing but its name and type can conflict.</summary>
    public bool IsSimpleLeaf => Node.Arguments.Count == 0 && Node.SelectionSet is null;

    /// <summary>A value with the fields of its objects in a fixed order, so that equal ones print alike.</summary>
    public static string SortedPrint(ValueNode value) => SyntaxPrinter.Print(Sorted(value));

    private static ValueNode Sorted(ValueNode value) => value switch
    {
        ListValueNode list => new ListValueNode([.. list.Values.Select(Sorted)]),
        ObjectValueNode obj => new ObjectValueNode([.. obj.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal)
            .Select(f => new ObjectFieldNode(f.Name, Sorted(f.Value)))]),
        _ => value,
    };
}

/// <summary>The fields of a selection set by response name, inline fragments opened, and the fragments it spreads.</summary>
internal sealed class FieldGroups
{
    public Dictionary<string, FieldGroup> ByName { get; } = new(StringComparer.Ordinal);

    public List<string> Fragments { get; } = [];

    public void Collect(ValidationContext context, CompositeType? parent, SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(new SelectedField(parent, field, parent is null ? null : context.FieldOf(parent, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when !Fragments.Contains(spread.Name.Value):
                    Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(
                        context, inline.TypeCondition is null ? parent : context.Schema.Type(inline.TypeCondition.Name.Value) as CompositeType,
                        inline.SelectionSet);
                    break;
                default:
                    break;
            }
        }
    }

    private void Add(SelectedField field)
    {
        if (!ByName.TryGetValue(field.Node.ResponseName, out var group))
        {
            ByName.Add(field.Node.ResponseName, group = new FieldGroup());
        }

        group.Add(field);
    }
}

/// <summary>The fields of one response name.</summary>
internal sealed class FieldGroup
{
    private readonly List<SelectedField> _fields = [];
    private bool _alike = true;

    public IReadOnlyList<SelectedField> Fields => _fields;

    /// <summary>Those that must be compared with other groups: one stands for all where all are the same leaf.</summary>
    public IReadOnlyList<SelectedField> Representatives => _alike ? [_fields[0]] : _fields;

    /// <summary>Whether every field is the same leaf of the same type, so that none can conflict with another.</summary>
    public bool Alike => _alike;

    public void Add(SelectedField field)
    {
        _fields.Add(field);
        _alike &= field.IsSimpleLeaf && field.Parent == _fields[0].Parent && field.Node.Name.Value == _fields[0].Node.Name.Value;
    }
}
