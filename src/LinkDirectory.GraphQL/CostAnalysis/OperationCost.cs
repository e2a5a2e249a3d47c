namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>What an operation costs: its resolvers, and the objects that it asks for.</summary>
internal readonly record struct OperationCost(double Field, double Type)
{
    public static OperationCost operator +(OperationCost left, OperationCost right) =>
        new(left.Field + right.Field, left.Type + right.Type);

    public static OperationCost operator *(double times, OperationCost cost)
        // Nothing of something boundless is nothing.
        => times == 0 ? default : new(times * cost.Field, times * cost.Type);

    public static OperationCost Max(OperationCost left, OperationCost right) =>
        new(Math.Max(left.Field, right.Field), Math.Max(left.Type, right.Type));
}

/// <summary>What a selection set costs for one object. What no variable changes has been added up.</summary>
internal sealed class SelectionCost
{
    private readonly OperationCost _known;
    private readonly FieldCost[] _varying;
    private readonly SelectionCost[] _alternatives;

    /// <param name="fields">The fields that every object has.</param>
    /// <param name="alternatives">What objects of one type or another have besides: the dearest counts.</param>
    public SelectionCost(IReadOnlyList<FieldCost> fields, IReadOnlyList<SelectionCost> alternatives)
    {
        foreach (var field in fields.Where(field => field.IsKnown))
        {
            _known += field.Evaluate(RequestContext.NoVariables);
        }

        _varying = [.. fields.Where(field => !field.IsKnown)];
        _alternatives = [.. alternatives];
        if (_varying.Length == 0 && _alternatives.All(alternative => alternative.IsKnown))
        {
            _known = Evaluate(RequestContext.NoVariables);
            _alternatives = [];
        }
    }

    /// <summary>Whether it costs the same in every request.</summary>
    public bool IsKnown => _varying.Length == 0 && _alternatives.Length == 0;

    public OperationCost Evaluate(IReadOnlyDictionary<string, object?> variables)
    {
        var cost = _known;
        foreach (var field in _varying)
        {
            cost += field.Evaluate(variables);
        }

        var dearest = default(OperationCost);
        foreach (var alternative in _alternatives)
        {
            dearest = OperationCost.Max(dearest, alternative.Evaluate(variables));
        }

        return cost + dearest;
    }
}

/// <summary>What one field costs for one object.</summary>
/// <param name="weight">What resolving it once costs, whatever its arguments.</param>
/// <param name="arguments">What arguments add to that: its own, and for a page's total those of the page.</param>
/// <param name="objectWeight">What each object that it brings costs; 0 for a leaf.</param>
/// <param name="length">How many elements it brings.</param>
/// <param name="below">What each of them costs; null for a leaf.</param>
internal sealed class FieldCost(
    double weight, IReadOnlyList<ArgumentCost> arguments, double objectWeight, ListLength length, SelectionCost? below)
{
    public bool IsKnown => length.IsKnown && below?.IsKnown != false && arguments.All(argument => argument.IsKnown);

    public OperationCost Evaluate(IReadOnlyDictionary<string, object?> variables)
        => new OperationCost(weight + arguments.Sum(argument => argument.Evaluate(variables)), 0)
            + (length.Evaluate(variables) * (new OperationCost(0, objectWeight) + (below?.Evaluate(variables) ?? default)));
}
