namespace LinkDirectory.GraphQL.Execution;

/// <summary>The values of one field for every row.</summary>
internal sealed class Column
{
    private static readonly List<Slot> NoSlots = [];

    private readonly int[]? _firstSlots;
    private int _expected;
    private RowSet? _child;
    private Dictionary<SelectionPlan, RowSet>? _children;

    public Column(FieldPlan field, int rows)
    {
        Field = field;
        Values = new object?[rows];

        // An abstract type may turn out to have deferred fields below; an object's plan says.
        Places = field.Concrete is { } plan ? plan.Deferred : field.Definition.Type.Named.IsComposite;
        if (Places)
        {
            _firstSlots = new int[rows];
            Slots = new(rows);
            _expected = rows;
        }
    }

    public FieldPlan Field { get; }

    public object?[] Values { get; }

    /// <summary>Whether objects among the values have rows in the next level; their <see cref="Slots"/> say where.</summary>
    public bool Places { get; }

    /// <summary>One for each object among the values, in the order of rows and lists.</summary>
    public List<Slot> Slots { get; } = NoSlots;

    /// <summary>A row's first place in <see cref="Slots"/>.</summary>
    public int FirstSlot(int row) => _firstSlots is null ? 0 : _firstSlots[row];

    /// <summary>Gives every object among the values its row in the next level, which is added to.</summary>
    public void Place(Schema schema, List<RowSet> next)
    {
        if (!Places)
        {
            return;
        }

        for (var row = 0; row < Values.Length; row++)
        {
            _firstSlots![row] = Slots.Count;
            try
            {
                Values[row] = Place(schema, Field.Shape, Values[row]);
            }
            // Whatever a lazy sequence throws is its field's error.
            catch (Exception e)
            {
                Values[row] = new FieldFailure(e);
            }
        }

        if (_child is not null)
        {
            next.Add(_child);
        }

        if (_children is not null)
        {
            next.AddRange(_children.Values);
        }
    }

    private object? Place(Schema schema, ValueShape shape, object? value)
    {
        if (value is null or FieldFailure)
        {
            return value;
        }

        if (shape.Item is { } item)
        {
            if (value is string or IDictionary || value is not IEnumerable items)
            {
                return value;
            }

            // Read again while writing, so a lazy sequence is read into a list here.
            var stable = value as IList ?? items.Cast<object?>().ToArray();
            _expected = Slots.Count + stable.Count;
            Slots.EnsureCapacity(_expected);
            for (var i = 0; i < stable.Count; i++)
            {
                Place(schema, item, stable[i]);
            }

            return stable;
        }

        PlaceObject(schema, shape.Composite!, value);
        return value;
    }

    private void PlaceObject(Schema schema, CompositeType type, object value)
    {
        var plan = Field.Concrete ?? (TypeResolution.Resolve(schema, type, value) is { } objectType ? Field.PlanFor(objectType) : null);
        if (plan?.Deferred != true)
        {
            Slots.Add(default);
            return;
        }

        var rows = RowsOf(plan);
        Slots.Add(new Slot(rows, rows.Parents.Count));
        rows.Parents.Add(value);
    }

    private RowSet RowsOf(SelectionPlan plan)
    {
        _child ??= new RowSet(plan, _expected);
        if (ReferenceEquals(_child.Plan, plan))
        {
            return _child;
        }

        // Only an abstract type has objects of several plans.
        _children ??= [];
        if (!_children.TryGetValue(plan, out var rows))
        {
            _children.Add(plan, rows = new RowSet(plan, capacity: 0));
        }

        return rows;
    }
}
