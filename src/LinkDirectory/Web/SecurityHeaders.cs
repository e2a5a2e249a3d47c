namespace LinkDirectory.Web;

/// <summary>
/// The headers on every answer. No inline script or style, nothing framed, nothing from elsewhere, and nothing kept by a
/// cache unless the endpoint says otherwise.
/// </summary>
internal static class SecurityHeaders
{
    private const string Permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var tiles = app.Services.GetRequiredService<IOptions<MapOptions>>().Value.TileSource;
        var strict = Policy(images: tiles, styles: null, fonts: null);
        // GraphiQL's dialogs write style elements and its fonts are in its style sheet; it is there in Development only.
        var graphiQl = Policy(images: null, styles: "'unsafe-inline'", fonts: "data:");
        var development = app.Environment.IsDevelopment();

        app.Use((context, next) =>
        {
            var isGraphiQl = development && HttpMethods.IsGet(context.Request.Method)
                && context.Request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase);
            context.Response.OnStarting(() => Write(context.Response.Headers, isGraphiQl ? graphiQl : strict));
            return next(context);
        });
    }

    private static Task Write(IHeaderDictionary headers, string policy)
    {
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = policy; // an endpoint may have said its own
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY"; // for what does not know frame-ancestors; antiforgery would write SAMEORIGIN
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static string Policy(string? images, string? styles, string? fonts) => string.Join("; ",
        "default-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "script-src 'self'",
        Source("style-src 'self'", styles),
        Source("img-src 'self' data:", images),
        Source("font-src 'self'", fonts),
        "connect-src 'self'");

    private static string Source(string directive, string? more) => more is null ? directive : $"{directive} {more}";
}
