namespace LinkDirectory.Web.Components;

/// <summary>Something to put right in a form.</summary>
/// <param name="Field">The id of the field, or null where it is not one field's.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
public sealed record FieldProblem(string? Field, string Message)
{
    /// <summary>Why something was refused, at the fields of the form that asked for it.</summary>
    /// <param name="fieldOf">The field's id for a path in the input; unless told, the last part of the path.</param>
    public static IReadOnlyList<FieldProblem> From(Result result, Func<IReadOnlyList<string>, string?>? fieldOf = null) =>
        [.. result.Problems.Select(problem => new FieldProblem(
            problem is InvalidInput { Field: { Count: > 0 } path } ? fieldOf is null ? path[^1] : fieldOf(path) : null, problem.Message))];
}
