using LinkDirectory.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>An application of a journey's own: the demo area, a clock that the journey moves, and mail by a mail server.</summary>
internal sealed class JourneyApp : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;
    private readonly Chromium chromium = new();
    private readonly int mailPort;

    private JourneyApp(int mailPort)
    {
        this.mailPort = mailPort;
        UseKestrel(0);
    }

    public MovedClock Clock { get; } = new();

    public string Address => $"http://localhost:{ClientOptions.BaseAddress.Port}";

    public DirectoryDb Db => Services.GetRequiredService<DirectoryDb>();

    public static async Task<JourneyApp> StartAsync(int mailPort)
    {
        var app = new JourneyApp(mailPort);
        app.StartServer();
        await app.chromium.StartAsync();
        return app;
    }

    public Task<Visitor> VisitAsync(bool javaScript = true) =>
        Visitor.ArriveAsync(chromium.RequireBrowser(), Address, Screen.Desktop, javaScript);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("ConnectionStrings:LinkDirectory", $"Data Source={Path.Combine(folder, "linkdirectory.db")}")
        .UseSetting("KeyRing:Folder", Path.Combine(folder, "keys"))
        .UseSetting("SeedDemo", "true")
        .UseSetting("Notifications:Transport", "smtp")
        .UseSetting("Notifications:From", "directory@links.example")
        .UseSetting("Notifications:Smtp:Host", "127.0.0.1")
        .UseSetting("Notifications:Smtp:Port", $"{mailPort}")
        .UseSetting("Notifications:Smtp:Security", "none")
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock))
        .ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning));

    public override async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Ten in the morning of a Wednesday in term, until it is moved.</summary>
    internal sealed class MovedClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void MoveOn(TimeSpan by) => now += by;
    }
}
