using LinkDirectory.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LinkDirectory.Features.Access.Pages;

/// <summary>A page with forms that work without JavaScript: what was typed, and what is wrong with it.</summary>
public abstract class FormPage : ComponentBase
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    protected List<FieldProblem> Problems { get; } = [];

    protected CancellationToken Gone => Http?.RequestAborted ?? default;

    /// <summary>What was typed into a field; empty where nothing was sent.</summary>
    protected string Typed(string field) => Http is { Request.HasFormContentType: true } ? Http.Request.Form[field].ToString() : "";

    protected void Problem(string? field, string message) => Problems.Add(new FieldProblem(field, message));

    /// <summary>Says that something was tried too often, and when to go on.</summary>
    protected bool IsTooOften(TimeSpan? wait)
    {
        if (wait is not { } given)
        {
            return false;
        }

        Http!.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Http.Response.Headers.RetryAfter = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{Math.Ceiling(given.TotalSeconds):0}");
        var minutes = Math.Ceiling(given.TotalMinutes);
        Problem(null, string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"That was tried too often. Wait {(minutes <= 1 ? "a minute" : $"{minutes:0} minutes")}, then try again."));
        return true;
    }
}
