using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Audit.Pages;
using LinkDirectory.Features.Contacts.Pages.Manage;
using LinkDirectory.Features.Finding.Pages;
using LinkDirectory.Features.Imports.Pages;
using LinkDirectory.Features.Links.Pages;
using LinkDirectory.Features.Notifications.Pages;
using LinkDirectory.Features.Organisations.Pages;
using LinkDirectory.Features.Places.Pages;
using LinkDirectory.Features.WorkList.Pages;
using LinkDirectory.Web.Asked;
using LinkDirectory.Web.Layout;
using LinkDirectory.Web.Requests;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkDirectory.Web;

/// <summary>The pages' side of the application: what it needs, and where it sits in the pipeline.</summary>
public static class WebSetup
{
    /// <summary>Where a fresh clone serves. Passkeys refuse an IP address, so it is a name.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        if (!HasAddress(builder.Configuration)) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(SetLimits);
        builder.Services.PostConfigure<LoggerFilterOptions>(KeepAddressesOut);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<AskedForms>();
        builder.Services.AddSingleton<AreaOverviews>().AddSingleton<RoleActions>().AddSingleton<LinkActions>().AddSingleton<ManagedLinks>();
        builder.Services.AddDirectoryHealth();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false); // 400 in Development too
        builder.Services.AddCompression();
        builder.Services.AddHsts(https => https.MaxAge = TimeSpan.FromDays(365)); // what ASVS and browsers' own lists ask for
        builder.Services.AddSiteHost(builder.Configuration);
        builder.Services.AddChecked<MapOptions>(MapOptions.Section).AddChecked<RequestSizeOptions>(RequestSizeOptions.Section);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddScoped<IDataDate, ImportedDataDate>();
        return builder;
    }

    /// <summary>A client that is slow on purpose holds a connection for seconds, not for hours.</summary>
    private static void SetLimits(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(5));
        server.Limits.MinResponseDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>Adds the middleware and pages. Call before mapping other endpoints, so that theirs are covered too.</summary>
    public static WebApplication MapWeb(this WebApplication app)
    {
        app.UseSiteHost();
        app.UseRequestTraces();
        app.UseSecurityHeaders();
        app.Use(AnswerHead);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(IsPage, pages => pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        app.UseExpectedProblems();
        app.UseCircuitOrigin();
        app.Use(ReadProblemPages);
        app.UseRouting();
        app.UseSignIn();
        app.UseRequestBounds();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapAreaMaps();
        app.MapServiceMap();
        app.MapCatchmentPreview();
        app.MapImportRejected();
        app.MapSchoolMap();
        app.MapSuggestions();
        app.MapFinding();
        app.MapBounces();
        app.MapDevelopmentMail();
        app.MapAuditDownload();
        app.MapContactsFile();
        app.MapContactsFind();
        app.MapPasskeys();
        app.MapRazorComponents<Root>()
            .AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null); // ours says 'none'
        return app;
    }

    /// <summary>Whether people read what is at this path: an API's caller or a probe gets its own answers, not a page.</summary>
    internal static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a page that says what is wrong is being answered in place of the one that was asked for.</summary>
    internal static bool IsProblemPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    // Pages answer GET and POST alone. A request for a page's head only is answered as for the page, without it.
    private static async Task AnswerHead(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method) || !IsPage(context) || Path.HasExtension(context.Request.Path.Value))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Method, context.Response.Body) = (HttpMethods.Head, body);
        }
    }

    // A form that failed is answered by a page that is only read, and must not look for that form's handler.
    private static Task ReadProblemPages(HttpContext context, RequestDelegate next)
    {
        if (IsProblemPage(context)) context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    // The server's own logs of requests, and of lines that are none, hold addresses with their query, and that may hold a
    // postcode. No setting brings them back, whether for all logs or for one kind, since the last rule of a category holds.
    private static void KeepAddressesOut(LoggerFilterOptions logs)
    {
        foreach (var kind in logs.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            logs.Rules.Add(new LoggerFilterRule(kind, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, filter: null));
            logs.Rules.Add(new LoggerFilterRule(kind, "Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning, filter: null));
        }
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        new[] { "urls", "http_ports", "https_ports" }.Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").Exists();
}
