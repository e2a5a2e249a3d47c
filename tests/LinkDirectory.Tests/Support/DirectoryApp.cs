using LinkDirectory.Data;
using LinkDirectory.Features.Notifications.Sending;
using LinkDirectory.GraphQL.Types;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Tests.Support;

/// <summary>The real application over a SQLite file of its own, with a clock that tests move.</summary>
public sealed class DirectoryApp : WebApplicationFactory<Program>
{
    public const string DemoToken = "test-demo-token";

    private static readonly Lock SchemaLock = new();
    private static Schema? schema;

    private readonly string folder = Directory.CreateTempSubdirectory("linkdirectory-").FullName;

    public FixedClock Clock { get; } = new();

    public StatementRecorder Statements { get; } = new();

    public string DatabaseFile => Path.Combine(folder, "linkdirectory.db");

    /// <summary>Where mails go, each as a file, once <see cref="MailSending"/> is told to run.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    public string Environment { get; init; } = "Development";

    /// <summary>Settings that a test needs otherwise.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many rounds a password is hashed in: few, unless a test asks for as many as in use.</summary>
    public int HashRounds { get; init; } = 1000;

    /// <summary>Hears what is logged, where a test listens.</summary>
    public HeardLogs? Heard { get; init; }

    public DirectoryDb Db => Services.GetRequiredService<DirectoryDb>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("ConnectionStrings:LinkDirectory", $"Data Source={DatabaseFile}");
        builder.UseSetting("DemoToken", DemoToken);
        builder.UseSetting("SeedDemo", "false");
        if (Environment != "Development") builder.UseSetting("PublicAddress", "https://localhost"); // a live server must be told
        builder.UseSetting("KeyRing:Folder", Path.Combine(folder, "keys"));
        builder.UseSetting("Notifications:Folder", MailFolder);
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        if (Heard is { } heard) builder.ConfigureLogging(logs => logs.AddProvider(heard));
        builder.ConfigureTestServices(services => WithoutJobs(services)
            .ConfigureDbContext<SqliteDirectoryDbContext>(options => options.AddInterceptors(Statements))
            .Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashRounds)
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
            .Replace(SharedSchema(services)));
    }

    // What runs by itself would be among the statements that a test counts: tests call these services' own methods.
    private static IServiceCollection WithoutJobs(IServiceCollection services)
    {
        foreach (var job in services.Where(service => service.ServiceType == typeof(IHostedService) && IsOurs(service)).ToList())
        {
            services.Remove(job);
        }

        return services;
    }

    private static bool IsOurs(ServiceDescriptor service)
    {
        var made = service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[^1];
        return made?.Namespace?.StartsWith("LinkDirectory.Features", StringComparison.Ordinal) == true;
    }

    // Building the schema compiles every resolver, and it is the same for every server.
    private static ServiceDescriptor SharedSchema(IServiceCollection services)
    {
        var build = services.Last(service => service.ServiceType == typeof(Schema)).ImplementationFactory!;
        return ServiceDescriptor.Singleton(provider =>
        {
            lock (SchemaLock)
            {
                return schema ??= (Schema)build(provider);
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            // A pool is known by its connection string, to which the application adds the mode.
            using (var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadWrite"))
            {
                SqliteConnection.ClearPool(connection);
            }

            Directory.Delete(folder, recursive: true);
        }
    }
}
