using System.Net;

namespace LinkDirectory.GraphQL.Http;

/// <summary>The page on which GraphiQL's script mounts. It holds no inline script or style, so a strict CSP allows it.</summary>
internal static class GraphiQLPage
{
    public static Task WriteAsync(HttpContext context)
    {
        var endpoint = WebUtility.HtmlEncode(context.Request.PathBase + context.Request.Path);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>GraphiQL</title>
              <link rel="stylesheet" href="/dist/graphiql.css">
              <script type="module" src="/dist/graphiql.js"></script>
            </head>
            <body>
              <div id="graphiql" data-endpoint="{endpoint}">
                <noscript>GraphiQL needs JavaScript. Operations can be posted to {endpoint} as JSON.</noscript>
              </div>
            </body>
            </html>

            """, context.RequestAborted);
    }
}
