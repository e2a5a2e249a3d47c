using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Every object at one place of the response, whatever lists it lies in, and the values of its deferred fields by
/// column: so that a field is resolved for all of them before the next level begins.
/// </summary>
internal sealed class RowSet(SelectionPlan plan)
{
    public SelectionPlan Plan { get; } = plan;

    public List<object?> Parents { get; } = [];

    /// <summary>One for each field of the plan; null for those that are read while writing.</summary>
    public Column?[] Columns { get; } = new Column?[plan.Fields.Length];
}

/// <summary>Where an object's own deferred values are; no row set when it has none.</summary>
internal readonly record struct Slot(RowSet? Rows, int Row);

/// <summary>A resolver failed: this stands in the column until the response is written.</summary>
internal sealed record FieldFailure(Exception Exception);

/// <summary>The values of one field for every row.</summary>
internal sealed class Column(FieldPlan field, int rows)
{
    private readonly Dictionary<SelectionPlan, RowSet> _children = [];

    public FieldPlan Field { get; } = field;

    public object?[] Values { get; } = new object?[rows];

    /// <summary>For each row, its first place in <see cref="Slots"/>.</summary>
    public int[] FirstSlot { get; } = new int[rows];

    /// <summary>One for each object among the values, in the order of rows and lists.</summary>
    public List<Slot> Slots { get; } = [];

    public IEnumerable<RowSet> Children => _children.Values;

    /// <summary>Gives every object among the values its row in the next level.</summary>
    public void Place(Schema schema)
    {
        if (!Field.Definition.Type.Named.IsComposite)
        {
            return;
        }

        for (var row = 0; row < Values.Length; row++)
        {
            FirstSlot[row] = Slots.Count;
            Values[row] = Place(schema, Field.Definition.Type.Nullable, Values[row]);
        }
    }

    private object? Place(Schema schema, GraphQLType type, object? value)
    {
        if (value is null or FieldFailure)
        {
            return value;
        }

        if (type is ListType list)
        {
            if (value is string || value is not System.Collections.IEnumerable items)
            {
                return value;
            }

            // Read again while writing, so a lazy sequence is read into a list here.
            var stable = value as System.Collections.IList ?? items.Cast<object?>().ToArray();
            foreach (var item in stable)
            {
                Place(schema, list.OfType.Nullable, item);
            }

            return stable;
        }

        var objectType = TypeResolution.Resolve(schema, (CompositeType)type, value);
        var plan = objectType is null ? null : Field.PlanFor(objectType);
        if (plan?.Deferred != true)
        {
            Slots.Add(default);
            return value;
        }

        if (!_children.TryGetValue(plan, out var rows))
        {
            _children.Add(plan, rows = new RowSet(plan));
        }

        Slots.Add(new Slot(rows, rows.Parents.Count));
        rows.Parents.Add(value);
        return value;
    }
}
