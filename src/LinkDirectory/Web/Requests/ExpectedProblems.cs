using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;

namespace LinkDirectory.Web.Requests;

/// <summary>
/// Answers what is no fault of ours though it ended the answering of a request: something wrong with the request, or a change that another
/// stood in the way of. It is neither logged nor shown as a fault.
/// </summary>
internal static class ExpectedProblems
{
    /// <summary>Call within the pages for problems, so that they word the answer.</summary>
    public static void UseExpectedProblems(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && StatusOf(problem) is { } status)
        {
            context.Response.Clear();
            context.Response.StatusCode = status;
            if (status == StatusCodes.Status503ServiceUnavailable)
            {
                var wait = DatabaseBusyException.TryAgainAfter.TotalSeconds;
                context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            }

            if (HttpActor.IsApi(context))
            {
                await GraphQLRefusal.WriteAsync(context, status, Words(status), GraphQLErrorCodes.BadRequest);
            }
        }
    });

    /// <summary>
    /// Too large or too slow, as the server says; or a change that another one, at the same moment, came before, or that waited too long.
    /// </summary>
    private static int? StatusOf(Exception problem) => problem switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when ConcurrentChange.IsMeantBy(problem) => StatusCodes.Status409Conflict,
        _ when DatabaseBusyException.IsBehind(problem) => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };

    private static string Words(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => "The body arrived too slowly. Send it again.",
        StatusCodes.Status409Conflict => "Somebody else changed this at the same moment. Read it again, then send your change.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large. Send less at once.",
        StatusCodes.Status503ServiceUnavailable => DatabaseBusyException.Words,
        _ => "The request could not be read.",
    };
}
