using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Notifications;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace LinkDirectory.Web.Requests;

/// <summary>
/// Refuses what is too large for who sends it before it is read, and what cannot be read before a page looks at it. A form is read
/// here, once; pages find it read.
/// </summary>
internal static class RequestBounds
{
    private static readonly string[] SealedLinks = ["t", "token"];

    /// <summary>Call once it is known who asks and which endpoint answers, and before anything reads a form.</summary>
    public static void UseRequestBounds(this WebApplication app)
    {
        var sizes = app.Services.GetRequiredService<IOptions<RequestSizeOptions>>().Value;
        app.Use((context, next) => IsBounded(context) ? PassAsync(context, next, sizes) : next(context));
    }

    private static bool IsBounded(HttpContext context) =>
        WebSetup.IsPage(context) && !WebSetup.IsProblemPage(context)
        && context.GetEndpoint()?.Metadata.GetMetadata<BoundsItsBody>() is null;

    private static async Task PassAsync(HttpContext context, RequestDelegate next, RequestSizeOptions sizes)
    {
        if (RefusalOf(context, sizes) is { } refused)
        {
            context.Response.StatusCode = refused;
            return;
        }

        if (!await IsReadableAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (HasLongLink(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        else
        {
            await next(context);
        }
    }

    /// <returns>The status by which the request is refused unread; null where it may be read.</returns>
    private static int? RefusalOf(HttpContext context, RequestSizeOptions sizes)
    {
        var actor = HttpActor.From(context);
        var files = context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>();
        var givesFile = files is not null && actor.Imports;
        var largest = givesFile ? ((IRequestSizeLimitMetadata)files!).MaxRequestBodySize!.Value
            : actor.SignedIn ? sizes.Form : sizes.AnonymousForm;
        var isMultipart = !CurrentActor.IsCircuit(context)
            && context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        if (isMultipart && !givesFile && (actor.SignedIn || context.Request.ContentLength <= largest))
        {
            return StatusCodes.Status403Forbidden;
        }

        if (context.Request.ContentLength > largest)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        // A body without a stated length is counted while it is read.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } counted)
        {
            counted.MaxRequestBodySize = largest;
        }

        return isMultipart && !givesFile ? StatusCodes.Status403Forbidden : null;
    }

    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        if (context.Request.Query.Any(field => HasNul(field.Key) || field.Value.Any(HasNul)))
        {
            return false;
        }

        if (!context.Request.HasFormContentType || CurrentActor.IsCircuit(context))
        {
            return true;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return !form.Any(field => HasNul(field.Key) || field.Value.Any(HasNul)) && !form.Files.Any(file => HasNul(file.FileName));
        }
        catch (Exception problem) when (problem is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // Too many fields, a field too long, or parts that are none: the message quotes what was sent.
            return false;
        }
    }

    // Pages show a link's sealed text again, in the forms that carry it on.
    private static bool HasLongLink(HttpRequest request) => SealedLinks.Any(field =>
        request.Query[field].ToString().Length > SignedLinks.Longest
        || (request.HasFormContentType && !CurrentActor.IsCircuit(request.HttpContext)
            && request.Form[field].ToString().Length > SignedLinks.Longest));

    // No keyboard types it, and SQLite ends a text there.
    private static bool HasNul(string? text) => text?.Contains('\0') == true;
}
