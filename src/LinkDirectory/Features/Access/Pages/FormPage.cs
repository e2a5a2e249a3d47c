using LinkDirectory.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LinkDirectory.Features.Access.Pages;

/// <summary>A page with forms that work without JavaScript, and what is wrong with what was sent.</summary>
public abstract class FormPage : ComponentBase
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    protected List<FieldProblem> Problems { get; } = [];

    protected CancellationToken Gone => Http?.RequestAborted ?? default;

    protected void Problem(string? field, string message) => Problems.Add(new FieldProblem(field, message));

    /// <summary>Shows why something was refused.</summary>
    /// <param name="otherwise">The field for what is no field's; null for the form as a whole.</param>
    protected void Show(Result refused, string? otherwise = null) =>
        Problems.AddRange(FieldProblem.From(refused).Select(problem => problem with { Field = problem.Field ?? otherwise }));

    /// <summary>Says that a text is longer than anything of its kind. Do nothing with it then, and do not show it again.</summary>
    protected bool IsTooLong(string field, string? text, int longest)
    {
        if (text is null || text.Length <= longest)
        {
            return false;
        }

        Problem(field, $"Use at most {longest} characters.");
        return true;
    }

    /// <summary>Says that something was tried too often, and how long to wait.</summary>
    protected bool IsTooOften(TimeSpan? wait)
    {
        if (wait is not { } given)
        {
            return false;
        }

        Http!.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Http.Response.Headers.RetryAfter = Math.Ceiling(given.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        var minutes = TimeSpan.FromMinutes(Math.Max(1, Math.Ceiling(given.TotalMinutes)));
        Problem(null, $"There have been too many attempts. Wait {PlainDuration.Format(minutes)}, then try again.");
        return true;
    }
}
