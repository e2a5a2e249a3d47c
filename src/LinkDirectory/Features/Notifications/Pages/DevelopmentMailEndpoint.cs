using LinkDirectory.Features.Notifications.Sending;

namespace LinkDirectory.Features.Notifications.Pages;

/// <summary>Shows one mail of a Development server as its HTML: on its own, without script, form or anything fetched.</summary>
internal static class DevelopmentMailEndpoint
{
    // The mail's own style is all that is let in.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    public static void MapDevelopmentMail(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/development/mail/{name}", (string name, HttpContext context, SentFiles files) =>
            {
                if (files.Html(name) is not { } html)
                {
                    return Results.NotFound();
                }

                context.Response.Headers.ContentSecurityPolicy = Policy;
                return Results.Content(html, "text/html; charset=utf-8");
            });
        }
    }
}
