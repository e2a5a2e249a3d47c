namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>What a mutation that follows the conventions resolves to: the object on which its payload's fields are resolved.</summary>
/// <param name="Value">What the method returned; null on failure.</param>
/// <param name="Errors">Why it failed; null on success.</param>
internal sealed record MutationOutcome(object? Value, IReadOnlyList<object>? Errors)
{
    /// <summary>A resolver whose declared failures are outcomes; what was not declared is thrown on.</summary>
    public static FieldResolver Resolver(FieldResolver method, MutationErrors errors)
        => new((request, field, parent, arguments) => RunAsync(method, errors, request, field, parent, arguments))
        {
            TaskResult = task => ((Task<MutationOutcome>)task).GetAwaiter().GetResult(),
        };

    /// <summary>A field of a payload class of the application's own, null where the mutation failed.</summary>
    public static FieldResolver Member(FieldResolver member)
        => new((request, field, parent, arguments) =>
            ((MutationOutcome)parent!).Value is { } value ? member.Resolve(request, field, value, arguments) : null)
        {
            TaskResult = member.TaskResult,
        };

    private static async Task<MutationOutcome> RunAsync(
        FieldResolver method, MutationErrors errors, RequestContext request, FieldPlan field, object? parent, object?[] arguments)
    {
        try
        {
            var result = method.Resolve(request, field, parent, arguments);
            if (method.IsAsync && result is Task task)
            {
                await task;
                result = method.TaskResult!(task);
            }

            return result is IFieldResult known ? From(known) : new MutationOutcome(result, null);
        }
        catch (Exception e)
        {
            if (errors.From(e) is not { } declared)
            {
                throw;
            }

            return new MutationOutcome(null, declared);
        }
    }

    private static MutationOutcome From(IFieldResult result)
        => result.IsError ? new MutationOutcome(null, (IReadOnlyList<object>)result.Value!) : new MutationOutcome(result.Value, null);
}
