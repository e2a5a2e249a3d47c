namespace LinkDirectory.Benchmarks;

/// <summary>The application's own services over a database file.</summary>
internal static class BenchmarkHost
{
    public static IHost Over(string database)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [], DisableDefaults = true });
        builder.Configuration["ConnectionStrings:LinkDirectory"] = $"Data Source={database}";
        builder.Services.AddDirectory(builder.Configuration);
        return builder.Build();
    }
}
