using LinkDirectory.GraphQL.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LinkDirectory.GraphQL.Tests.DataLoaders;

public sealed class GeneratorTests
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name is "LinkDirectory.GraphQL.dll" or "Microsoft.Extensions.DependencyInjection.Abstractions.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private const string Usings = """
        using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; using LinkDirectory.GraphQL.Execution;

        """;

    [Theory]
    [InlineData("internal Task<Dictionary<int, string>> GetA(IReadOnlyList<int> keys) => null!;", "LDG001",
        "'GetA' is marked [DataLoader] and is not static;")]
    [InlineData("static Task<Dictionary<int, string>> GetA(IReadOnlyList<int> keys) => null!;", "LDG001",
        "is not visible in its assembly;")]
    [InlineData("internal static Task<Dictionary<int, T>> GetA<T>(IReadOnlyList<int> keys) => null!;", "LDG001", "is generic;")]
    [InlineData("internal static Task<Dictionary<int, string>> GetA() => null!;", "LDG002", "'GetA' must be IReadOnlyList<TKey>")]
    [InlineData("internal static Task<Dictionary<int, string>> GetA(int[] keys) => null!;", "LDG002", "IReadOnlyList<TKey>")]
    [InlineData("internal static Task<Dictionary<string, int>> GetA(IReadOnlyList<int> keys) => null!;", "LDG003",
        "Dictionary<int, TValue>, or of ILookup<int, TValue>")]
    [InlineData("internal static Dictionary<int, string> GetA(IReadOnlyList<int> keys) => null!;", "LDG003",
        "must return Task or ValueTask")]
    [InlineData("internal static Task<List<string>> GetA(IReadOnlyList<int> keys) => null!;", "LDG003", "must return Task or ValueTask")]
    [InlineData("internal static Task<Dictionary<int, string>> GetA(IReadOnlyList<int> keys, int most) => null!;", "LDG006",
        "'most' of 'GetA' is neither a service")]
    [InlineData("internal static Task<Dictionary<int, string>> GetA(IReadOnlyList<int> keys) => null!; [DataLoader] internal static "
        + "Task<Dictionary<int, string>> GetAAsync(IReadOnlyList<int> keys) => null!;", "LDG004", "ADataLoader")]
    public void A_mistake_says_what_to_do(string method, string id, string message)
    {
        var diagnostic = Assert.Single(Run(Usings + "internal static class Loaders { [DataLoader] " + method + " }").Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public void A_name_must_be_an_identifier()
    {
        var wrong = Run(
            Usings
                + """[assembly: LinkDirectory.GraphQL.Module("1x")] internal static class Loaders { [DataLoader("a b")] internal static Task<Dictionary<int, string>> GetA(IReadOnlyList<int> keys) => null!; }""");
        Assert.Equal(["LDG005", "LDG005"], wrong.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void What_is_generated_compiles_and_reads_well()
    {
        var source = Usings + """
            namespace Shop;
            public sealed class Orders;
            internal sealed record Order(int Id);
            internal static class OrderLoaders
            {
                [DataLoader(MaxBatchSize = 20)]
                internal static Task<Dictionary<int, Order?>> GetOrderByIdAsync(IReadOnlyList<int> keys, Orders orders, CancellationToken cancellationToken) => null!;

                [DataLoader(ServiceScope = DataLoaderServiceScope.DataLoaderScope)]
                public static async ValueTask<ILookup<string, int>> GetOrderNumbersAsync(IReadOnlyList<string> places, Orders? orders) => await Task.FromResult(places.ToLookup(p => p, p => 1));
            }
            """;
        Snapshot.Match(string.Join("\n", Run(source).GeneratedTrees.Select(tree =>
            "//// " + Path.GetFileName(tree.FilePath) + "\n" + tree.GetText(TestContext.Current.CancellationToken))), "loaders.cs.txt");
    }

    [Fact]
    public void Nothing_is_generated_again_for_another_edit()
    {
        var compilation = Compile(
            Usings
                + "internal static class Loaders { [DataLoader] internal static Task<Dictionary<int, string>> GetA(IReadOnlyList<int> "
                + "keys) => null!; }");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DataLoaderGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var token = TestContext.Current.CancellationToken;
        driver = driver.RunGenerators(compilation, token)
            .RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;", cancellationToken: token)), token);
        Assert.All(
            driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static GeneratorDriverRunResult Run(string source)
    {
        var token = TestContext.Current.CancellationToken;
        var driver = CSharpGeneratorDriver.Create(new DataLoaderGenerator()).RunGeneratorsAndUpdateCompilation(Compile(source),
            out var compiled, out var problems, token);
        if (problems.IsEmpty)
        {
            Assert.Empty(compiled.GetDiagnostics(token).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        }

        return driver.GetRunResult();
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Some.Shop", [CSharpSyntaxTree.ParseText(source)], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
