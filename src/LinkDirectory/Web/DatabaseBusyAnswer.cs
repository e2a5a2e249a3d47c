namespace LinkDirectory.Web;

/// <summary>Answers a change that waited too long for others with 503 and when to try again; a page says so in words.</summary>
internal static class DatabaseBusyAnswer
{
    public static void UseDatabaseBusyAnswer(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && DatabaseBusyException.IsBehind(problem))
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = DatabaseBusyException.TryAgainAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }
    });
}
