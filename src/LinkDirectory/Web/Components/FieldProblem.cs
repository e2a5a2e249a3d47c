namespace LinkDirectory.Web.Components;

/// <summary>Something to put right in a form.</summary>
/// <param name="Field">The id of the field, or null where it is not one field's.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
public sealed record FieldProblem(string? Field, string Message);
