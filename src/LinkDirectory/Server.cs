using LinkDirectory.Api;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LinkDirectory;

/// <summary>Composes the web application: pages and API over the same feature services.</summary>
public static class Server
{
    public static WebApplication Build(string[] args) => Finish(Compose(args));

    /// <summary>The application with its addresses.</summary>
    public static WebApplication Finish(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.Services.CheckOptions();
        SiteAddress.Check(app.Configuration, app.Environment);
        app.MapWeb();
        app.MapApi();
        return app;
    }

    /// <summary>Everything that the server is made of, before it has addresses.</summary>
    public static WebApplicationBuilder Compose(string[] args)
    {
        var settings = args is ["serve", .. var rest] ? rest : args;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = ContentRoot(settings) });
        builder.Services.AddDirectory(builder.Configuration);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSignIn(builder.Environment);
        builder.Services.AddReminderWorker().AddImportUploadSweeper().AddSearchWarmUp();
        builder.AddWeb();
        builder.AddTelemetry();
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddMailWorker();
        return builder;
    }

    /// <summary>Brings the database up to date before the first request, and a new Development one to life.</summary>
    /// <returns>Why the database cannot be used, and what to do; null where all is ready.</returns>
    public static async Task<string?> PrepareAsync(WebApplication app)
    {
        var migrator = app.Services.GetRequiredService<DirectoryMigrator>();
        if (await migrator.FindRefusalAsync(app.Lifetime.ApplicationStopping) is { } refusal)
        {
            return refusal;
        }

        await migrator.MigrateAsync(app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<DemoStart>().RunAsync(app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation("Ready: {Address}",
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()));
        return null;
    }

    // Settings and styles are beside the program, wherever it is started from, unless told otherwise.
    private static string? ContentRoot(string[] settings) =>
        settings.Any(setting => setting.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : AppContext.BaseDirectory;
}
