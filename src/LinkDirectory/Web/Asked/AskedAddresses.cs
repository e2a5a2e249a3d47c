namespace LinkDirectory.Web.Asked;

/// <summary>What a form asks.</summary>
/// <param name="Fields">What no address may hold; none where nothing of that kind was asked.</param>
/// <param name="Query">What the answer's address may say: empty, or a query with its question mark.</param>
public sealed record AskedForm(IReadOnlyList<(string Name, string Value)> Fields, string Query = "");

/// <summary>
/// Where forms are sent that ask and change nothing. Each is answered with the address of its answer, so that going back and loading again
/// ask for a page and never for a form to be sent again. They need no token against forgery.
/// </summary>
internal static class AskedAddresses
{
    /// <summary>
    /// Comes before the page of the same address, which answers GET. Whether the form has faults is for the page to say: what was sent is
    /// then in the browser all the same, and is neither lost nor sent twice.
    /// </summary>
    /// <param name="page">The address of the form, and where its answers' addresses begin.</param>
    /// <param name="read">Takes from a form what the page knows, bounded: of a text too long for the page enough to say so.</param>
    public static void MapAsked(this WebApplication app, string page, Func<IFormCollection, AskedForm> read)
    {
        app.MapPost(page, async (HttpContext http, AskedForms forms, Actor actor) =>
        {
            if (!http.Request.HasFormContentType)
            {
                return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            }

            var asked = read(await http.Request.ReadFormAsync(http.RequestAborted));
            var address = asked.Fields.Count == 0 ? page : forms.Keep(http, page, asked.Fields, actor);
            return new SeeOther(address + asked.Query);
        }).WithOrder(-1).DisableAntiforgery();
        app.MapPost(AskedForms.AddressOf(page, "{number}/again"), (string number, HttpContext http, AskedForms forms) =>
        {
            if (AskedForms.IsNumber(number))
            {
                forms.Forget(http, page, number);
            }

            return new SeeOther(page);
        }).DisableAntiforgery();
    }

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
