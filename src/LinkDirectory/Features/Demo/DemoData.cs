namespace LinkDirectory.Features.Demo;

/// <summary>Where the demo's files are: beside the program, where a build and a publish copy them.</summary>
internal static class DemoData
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "seed-data", "demo");

    public static string File(string name) => Path.Combine(Folder, name);
}
