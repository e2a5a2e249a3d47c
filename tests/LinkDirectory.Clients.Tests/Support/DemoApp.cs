using LinkDirectory.Clients.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(DemoApp))]

namespace LinkDirectory.Clients.Tests.Support;

/// <summary>The application on a port of its own over the demo area; one for all tests.</summary>
public sealed class DemoApp : IAsyncLifetime
{
    private readonly Factory _factory = new();

    /// <summary>The address of its API.</summary>
    public string Api { get; private set; } = "";

    public ValueTask InitializeAsync()
    {
        _factory.StartServer();
        Api = $"http://127.0.0.1:{_factory.ClientOptions.BaseAddress.Port}/graphql";
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;

        public Factory() => UseKestrel(0);

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Development")
            .UseSetting("ConnectionStrings:LinkDirectory", $"Data Source={Path.Combine(_folder, "linkdirectory.db")}")
            .UseSetting("SeedDemo", "true")
            .UseSetting("Notifications:Folder", Path.Combine(_folder, "mail"))
            .ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            .AddFilter("LinkDirectory", LogLevel.Warning));

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
