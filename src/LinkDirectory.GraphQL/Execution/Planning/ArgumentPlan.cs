namespace LinkDirectory.GraphQL.Execution;

/// <summary>The arguments of one field of a plan: read once where they hold no variable and are leaves.</summary>
internal sealed class ArgumentPlan
{
    private readonly NamedType _parent;
    private readonly OutputField _field;
    private readonly ValueNode?[] _given;
    private readonly object?[]? _constant;

    /// <param name="parent">The type that has the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="nodes">The arguments given.</param>
    /// <param name="places">Gives out the places of values in a request.</param>
    public ArgumentPlan(NamedType parent, OutputField field, IReadOnlyList<ArgumentNode> nodes, ArgumentPlaces places)
    {
        _parent = parent;
        _field = field;
        _given = [.. field.Arguments.Select(a => nodes.FirstOrDefault(node => node.Name.Value == a.Name)?.Value)];
        var fixedLeaves = field.Arguments.Select((a, i) => a.Type.Named.IsLeaf && a.Type.Nullable is not ListType && a.Binder is null
            && _given[i] is not (VariableNode or ListValueNode or ObjectValueNode)).All(leaf => leaf);
        if (fixedLeaves)
        {
            _constant = field.Arguments.Count == 0 ? [] : Read(RequestContext.NoVariables);
        }
        else
        {
            Index = places.Next();
        }
    }

    /// <summary>Where a request keeps the values, once it has read them.</summary>
    public int Index { get; }

    /// <summary>The values for the resolver, in the order of the definition.</summary>
    /// <exception cref="GraphQLException">A value cannot be used.</exception>
    public object?[] Values(RequestContext request) => _constant ?? request.ArgumentsOf(this);

    /// <exception cref="GraphQLException">A value cannot be used.</exception>
    public object?[] Read(IReadOnlyDictionary<string, object?> variables)
    {
        var values = new object?[_given.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var definition = _field.Arguments[i];
            if (TryRead(definition, _given[i], variables, out var value))
            {
                values[i] = definition.Bind(value, definition.Name);
            }
        }

        return values;
    }

    /// <summary>Coerces one argument (specification, CoerceArgumentValues); false when it is left out.</summary>
    private bool TryRead(InputValue definition, ValueNode? node, IReadOnlyDictionary<string, object?> variables, out object? value)
    {
        value = null;
        var missing = node is null || (node is VariableNode variable && !variables.ContainsKey(variable.Name.Value));
        if (missing && definition.DefaultValue is not null)
        {
            value = ValueCoercion.Literal(definition.Type, definition.DefaultValue, variables);
            return true;
        }

        if (node is null || (missing && !definition.Type.IsNonNull))
        {
            return definition.Type.IsNonNull
                ? throw new GraphQLException($"Argument \"{Name(definition)}\" of required type \"{definition.Type}\" was not provided.",
                    argument: definition.Name)
                : false;
        }

        try
        {
            value = ValueCoercion.Literal(definition.Type, node, variables);
            return true;
        }
        catch (GraphQLException)
        {
            Explain(definition, node, variables);
            throw;
        }
    }

    private string Name(InputValue definition) => $"{_field.NameOn(_parent)}({definition.Name}:)";

    /// <summary>Refuses a value in the reference's words, at the place within it that is at fault.</summary>
    private void Explain(InputValue definition, ValueNode node, IReadOnlyDictionary<string, object?> variables)
        => new InputLiterals(
            (message, at, path) => throw new LocatedException(
                $"Argument \"{Name(definition)}\" has invalid value{(path.Length > 0 ? " at " + path : "")}: {message}", at,
                definition.Name),
            variables).Check(definition.Type, node);
}

/// <summary>Numbers the fields of a plan whose arguments each request reads. Parts of a plan may be compiled at once.</summary>
internal sealed class ArgumentPlaces
{
    private int _given;

    public int Next() => Interlocked.Increment(ref _given) - 1;
}
