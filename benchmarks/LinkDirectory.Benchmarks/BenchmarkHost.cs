using Microsoft.Extensions.Configuration;

namespace LinkDirectory.Benchmarks;

/// <summary>The application's own services over a database file.</summary>
internal static class BenchmarkHost
{
    public static IHost Over(string database)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [], DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(SettingsOver(database));
        builder.Services.AddDirectory(builder.Configuration);
        return builder.Build();
    }

    /// <summary>What the command line and the server must agree on; keys and mails are kept beside the database.</summary>
    public static Dictionary<string, string?> SettingsOver(string database) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:LinkDirectory"] = $"Data Source={database}",
        ["KeyRing:Folder"] = $"{database}-keys",
        ["Notifications:Folder"] = $"{database}-mail",
        ["PublicAddress"] = "https://localhost",
    };
}
