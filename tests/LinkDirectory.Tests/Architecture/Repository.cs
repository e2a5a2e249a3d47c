namespace LinkDirectory.Tests.Architecture;

/// <summary>The files of the repository that the tests were built from, without what is built, installed or fetched.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs =
        [".git", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "screenshots", "dist", "keys",
            "mail", ".vs", ".idea"];

    private static readonly string[] Binary = [".png", ".ico", ".woff2", ".zip", ".pdf", ".dll"];

    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    /// <summary>The text files, by their path from the root with forward slashes.</summary>
    public static IEnumerable<string> Files() => FilesIn(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    public static string PathOf(string file) => Path.Combine(Root, file);

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsText).Concat(Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(FilesIn));

    private static bool IsOurs(string path) => !NotOurs.Contains(Path.GetFileName(path));

    private static bool IsText(string path) => IsOurs(path) && !IsBinary(Path.GetFileName(path));

    private static bool IsBinary(string name) => name.Contains(".db", StringComparison.Ordinal) || Binary.Contains(Path.GetExtension(name));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "LinkDirectory.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
