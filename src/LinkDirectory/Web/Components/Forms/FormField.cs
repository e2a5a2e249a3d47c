using Microsoft.AspNetCore.Components;

namespace LinkDirectory.Web.Components.Forms;

/// <summary>What every field of a plain form has: its id, which is also its name, its label, what was typed, what is wrong.</summary>
public abstract class FormField : ComponentBase
{
    [Parameter, EditorRequired] public required string Field { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    [CascadingParameter] public required FormValues Values { get; set; }

    [CascadingParameter] public IReadOnlyList<FieldProblem> Problems { get; set; } = [];

    protected bool HasProblem => Problems.Any(problem => string.Equals(problem.Field, Field, StringComparison.Ordinal));

    protected string? GroupClass => HasProblem ? "nhsuk-form-group--error" : null;

    protected string? DescribedBy => DescriptionOf(Field, Hint is not null, HasProblem);

    /// <summary>The ids of a field's hint and of what is wrong with it, for a screen reader; null where it has neither.</summary>
    internal static string? DescriptionOf(string field, bool hasHint, bool hasProblem) => (hasHint, hasProblem) switch
    {
        (true, true) => $"{field}-hint {field}-error",
        (true, false) => $"{field}-hint",
        (false, true) => $"{field}-error",
        _ => null,
    };
}
