using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LinkDirectory.GraphQL.Generators;

/// <summary>
/// Makes <c>IXDataLoader</c> and <c>XDataLoader</c> of each <c>[DataLoader]</c> method, and <c>AddName()</c> of
/// <c>[assembly: Module("Name")]</c>. An assembly with loaders and no name is named after its last part: <c>AddLastTypes()</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DataLoaderGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var loaders = context.SyntaxProvider.ForAttributeWithMetadataName(
            "LinkDirectory.GraphQL.Execution.DataLoaderAttribute", static (node, _) => node is MethodDeclarationSyntax, LoaderReader.Read);
        var modules = context.SyntaxProvider.ForAttributeWithMetadataName(
            "LinkDirectory.GraphQL.ModuleAttribute", static (node, _) => node is CompilationUnitSyntax,
            static (module, _) => module.Attributes[0].ConstructorArguments.FirstOrDefault().Value as string ?? "");
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "");
        context.RegisterSourceOutput(loaders.Collect().Combine(modules.Collect()).Combine(assembly), static (output, all)
            => Write(output, all.Left.Left, all.Left.Right.FirstOrDefault(), all.Right));
    }

    private static void Write(SourceProductionContext output, ImmutableArray<LoaderResult> results, string? module, string assembly)
    {
        var loaders = new List<LoaderModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (loader, problem) in results.Select(result => (result.Loader, result.Problem)))
        {
            if (problem is not null)
            {
                output.ReportDiagnostic(problem.Diagnostic);
            }
            else if (!names.Add(loader!.FullName()))
            {
                output.ReportDiagnostic(new Problem(Problems.SameName, loader.Location, loader.Name).Diagnostic);
            }
            else
            {
                loaders.Add(loader);
                output.AddSource(loader.FullName().Substring("global::".Length) + ".g.cs",
                    SourceText.From(LoaderWriter.Loader(loader), Encoding.UTF8));
            }
        }

        if (module is null && loaders.Count == 0)
        {
            return;
        }

        var name = module ?? assembly.Substring(assembly.LastIndexOf('.') + 1) + "Types";
        if (SyntaxFacts.IsValidIdentifier(name))
        {
            output.AddSource(name + ".Module.g.cs", SourceText.From(LoaderWriter.Module(name, loaders), Encoding.UTF8));
        }
        else
        {
            output.ReportDiagnostic(Diagnostic.Create(Problems.NoName, Location.None, name));
        }
    }
}
