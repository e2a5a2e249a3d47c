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
    public Dictionary<string, List<SelectedField>> ByName { get; } = new(StringComparer.Ordinal);

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
        if (!ByName.TryGetValue(field.Node.ResponseName, out var fields))
        {
            ByName.Add(field.Node.ResponseName, fields = []);
        }

        // The same leaf again conflicts with nothing that the first does not.
        if (!field.IsSimpleLeaf || !fields.Any(other => other.IsSimpleLeaf && other.Parent == field.Parent && other.Node.Name.Value == field.Node.Name.Value))
        {
            fields.Add(field);
        }
    }
}
