using LinkDirectory.Browser.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(App))]

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>The application on a real port over the demo area, and the browser that reads it; one of each for all tests.</summary>
public sealed class App : IAsyncLifetime
{
    private readonly Factory factory = new();
    private readonly Chromium chromium = new();

    /// <summary>The address without a final slash, by name: passkeys refuse an IP address.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        factory.StartServer();
        Address = $"http://localhost:{factory.ClientOptions.BaseAddress.Port}";
        await chromium.StartAsync();
    }

    /// <summary>The server's own services, to put a scene in place.</summary>
    internal IServiceProvider Services => factory.Services;

    /// <summary>A fresh visitor: no cookies, no history.</summary>
    public Task<Visitor> VisitAsync(Screen? screen = null, bool javaScript = true) =>
        Visitor.ArriveAsync(chromium.RequireBrowser(), Address, screen ?? Screen.Desktop, javaScript);

    public Task<Visitor> VisitWithoutJavaScriptAsync(Screen? screen = null) => VisitAsync(screen, javaScript: false);

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await factory.DisposeAsync();
    }

    /// <summary>Always ten in the morning of a Wednesday in term, so that what is open is open.</summary>
    private sealed class SchoolMorning : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);
    }

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;

        public Factory() => UseKestrel(0);

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Development")
            .UseSetting("ConnectionStrings:LinkDirectory", $"Data Source={Path.Combine(folder, "linkdirectory.db")}")
            .UseSetting("KeyRing:Folder", Path.Combine(folder, "keys"))
            .UseSetting("RateLimits:SignIn:PerAccount", "1000")
            .UseSetting("RateLimits:SignIn:PerAddress", "1000")
            .UseSetting("SeedDemo", "true")
            .UseSetting("Notifications:Folder", Path.Combine(folder, "mail"))
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new SchoolMorning()))
            .ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning));

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
