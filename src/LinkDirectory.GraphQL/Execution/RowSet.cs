namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Every object at one place of the response, whatever lists it lies in, and the values of its deferred fields by
/// column: so that a field is resolved for all of them before the next level begins.
/// </summary>
/// <param name="plan">What is selected of them.</param>
/// <param name="capacity">How many are expected.</param>
internal sealed class RowSet(SelectionPlan plan, int capacity)
{
    public SelectionPlan Plan { get; } = plan;

    public List<object?> Parents { get; } = new(capacity);

    public Column?[] Columns { get; } = new Column?[plan.Fields.Length];
}

/// <summary>Where an object's own deferred values are; no row set when it has none.</summary>
internal readonly record struct Slot(RowSet? Rows, int Row);

/// <summary>A resolver failed: this is in the column until the response is written.</summary>
internal sealed record FieldFailure(Exception Exception);
