using Microsoft.AspNetCore.Components;

namespace LinkDirectory.Web;

/// <summary>A page, or a part of one, that knows the request it answers.</summary>
public abstract class RequestComponent : ComponentBase
{
    [CascadingParameter] protected HttpContext? Http { get; set; }

    /// <summary>Ends the work when nobody waits for the answer any more.</summary>
    protected CancellationToken Gone => Http?.RequestAborted ?? default;
}
