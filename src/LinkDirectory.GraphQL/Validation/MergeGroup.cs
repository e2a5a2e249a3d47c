namespace LinkDirectory.GraphQL.Validation;

/// <summary>The fields of one response name.</summary>
internal sealed class MergeGroup
{
    public List<SelectedField> Fields { get; } = [];

    /// <summary>The object types on which they are selected; abstract ones are not among them.</summary>
    public List<ObjectType> ObjectTypes()
        => Fields.Count == 1 ? [] : [.. Fields.Select(field => field.Parent).OfType<ObjectType>().Distinct()];

    /// <summary>Whether all are of types that cannot be told apart. Unknown types fit all.</summary>
    public bool SameShape()
    {
        var shape = Fields.Select(field => field.Definition?.Type).FirstOrDefault(type => type is not null);
        return Fields.Count == 1 || Fields.All(field
            => !field.Streamed && (field.Definition is null || !SelectedField.Conflict(shape!, field.Definition.Type)));
    }

    /// <summary>Whether the fields themselves, not what is below them, can be merged.</summary>
    public bool Merges(ArgumentKeys arguments) => Fields.Count == 1 || (SameShape() && SameFields(arguments));

    /// <summary>What is selected below the fields of one object type and of abstract ones; of all when null.</summary>
    public List<(CompositeType? Parent, SelectionSetNode Selections)> Below(ObjectType? type)
        => [.. Fields.Where(field =>
            field.Node.SelectionSet is not null && (type is null || field.Parent == type || field.Parent is not ObjectType))
            .Select(field => (field.Definition?.Type.Named as CompositeType, field.Node.SelectionSet!))];

    /// <summary>Whether those that one object can have are the same field with the same arguments.</summary>
    private bool SameFields(ArgumentKeys arguments)
    {
        var byType = new Dictionary<ObjectType, SelectedField>();
        var first = Fields[0];
        var (allSame, anyAbstract) = (true, false);
        foreach (var field in Fields)
        {
            if (arguments.Doubled(field.Node))
            {
                return false;
            }

            allSame = allSame && Same(first, field, arguments);
            anyAbstract |= field.Parent is not ObjectType;
            if (field.Parent is ObjectType type && !byType.TryAdd(type, field) && !Same(byType[type], field, arguments))
            {
                return false;
            }
        }

        return allSame || !anyAbstract;
    }

    private static bool Same(SelectedField left, SelectedField right, ArgumentKeys arguments)
        => left.Node.Name.Value == right.Node.Name.Value && arguments.Same(left.Node, right.Node);
}
