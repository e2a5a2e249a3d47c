using Microsoft.CodeAnalysis;

namespace LinkDirectory.GraphQL.Generators;

/// <summary>What can be wrong with a <c>[DataLoader]</c> method or a <c>[Module]</c>.</summary>
internal static class Problems
{
    public static readonly DiagnosticDescriptor NotCallable = Error(
        "LDG001", "A data loader's method must be static, internal or public, and not generic",
        "'{0}' is marked [DataLoader] and {1}; the generated class cannot call it");

    public static readonly DiagnosticDescriptor NoKeys = Error(
        "LDG002", "A data loader's method takes its keys first",
        "The first parameter of '{0}' must be IReadOnlyList<TKey>: the keys of one batch, all different");

    public static readonly DiagnosticDescriptor WrongResult = Error(
        "LDG003", "A data loader's method returns values by key",
        "'{0}' must return Task or ValueTask of Dictionary<{1}, TValue>, or of ILookup<{1}, TValue> where a key has many values");

    public static readonly DiagnosticDescriptor SameName = Error(
        "LDG004", "Two data loaders have the same name",
        "Another method makes a loader named {0} too; give one of them a name: [DataLoader(\"…\")]");

    public static readonly DiagnosticDescriptor NoName = Error(
        "LDG005", "A name must be an identifier",
        "'{0}' is no C# identifier, so nothing can be named after it");

    public static readonly DiagnosticDescriptor WrongParameter = Error(
        "LDG006", "A data loader's method takes keys, services and a cancellation token",
        "'{1}' of '{0}' is neither a service nor the CancellationToken, so nothing can be passed for it");

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, "LinkDirectory.GraphQL", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
