using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LinkDirectory.GraphQL.Generators;

/// <summary>One data loader to write.</summary>
/// <param name="Namespace">Where it stands; empty for the global namespace.</param>
/// <param name="Name">The class's name; the interface has an I before it.</param>
/// <param name="Method">The method that fetches, fully qualified.</param>
/// <param name="Key">The keys' type, fully qualified.</param>
/// <param name="Value">The values' type, fully qualified; of a group, the elements'.</param>
/// <param name="Grouped">Whether a key has many values.</param>
/// <param name="Arguments">What the method takes.</param>
/// <param name="Access">The accessibility of both.</param>
/// <param name="OwnScope">Whether each batch has services of its own.</param>
/// <param name="MaxBatchSize">The most keys of a batch; null for the server's.</param>
/// <param name="Location">Where the method is named.</param>
internal sealed record LoaderModel(
    string Namespace, string Name, string Method, string Key, string Value, bool Grouped, EquatableArray<Argument> Arguments,
    string Access, bool OwnScope, int? MaxBatchSize, Place Location)
{
    public string FullName(string prefix = "") => "global::" + (Namespace.Length == 0 ? "" : Namespace + ".") + prefix + Name;
}

/// <summary>What one parameter receives.</summary>
internal enum ArgumentKind
{
    Keys,
    Service,
    OptionalService,
    CancellationToken,
}

/// <summary>One parameter of a loader's method.</summary>
internal sealed record Argument(ArgumentKind Kind, string Type);

/// <summary>A loader, or what is wrong with it.</summary>
internal sealed record LoaderResult(LoaderModel? Loader, Problem? Problem);

/// <summary>Something to tell the developer.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Place Location, string Subject, string Detail = "")
{
    public Diagnostic Diagnostic => Diagnostic.Create(Descriptor, Location.Location, Subject, Detail);
}

/// <summary>A place in a file, without the compilation that a Roslyn location keeps alive.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public Location Location => Microsoft.CodeAnalysis.Location.Create(Path, Span, Lines);

    public static Place From(Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
}
