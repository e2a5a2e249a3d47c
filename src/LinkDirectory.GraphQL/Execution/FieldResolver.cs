namespace LinkDirectory.GraphQL.Execution;

/// <summary>Resolves a field of one object; the result is a task when the resolver is asynchronous.</summary>
internal delegate object? ResolverDelegate(RequestContext request, FieldPlan field, object? parent, object?[] arguments);

/// <summary>Resolves a synchronous leaf and writes it without boxing; false when the value is null.</summary>
internal delegate bool LeafWriterDelegate(
    ResultWriter writer, RequestContext request, FieldPlan field, object? parent, object?[] arguments);

/// <summary>The compiled code of one field.</summary>
internal sealed class FieldResolver(ResolverDelegate resolve)
{
    /// <summary>For a field of an interface, which is never resolved itself.</summary>
    public static readonly FieldResolver None = new((_, _, _, _) => throw new NotSupportedException("The field has no resolver."));

    public ResolverDelegate Resolve { get; } = resolve;

    /// <summary>Reads the result of a task that has completed; null when the resolver is synchronous.</summary>
    public Func<Task, object?>? TaskResult { get; init; }

    /// <summary>Writes a leaf straight from the object; null when the field is no synchronous leaf.</summary>
    public LeafWriterDelegate? WriteLeaf { get; init; }

    public bool IsAsync => TaskResult is not null;

    public bool WaitsForPermissionAlone { get; init; }
}
