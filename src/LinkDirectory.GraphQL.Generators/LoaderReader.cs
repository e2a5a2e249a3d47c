using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LinkDirectory.GraphQL.Generators;

/// <summary>Reads a <c>[DataLoader]</c> method.</summary>
internal static class LoaderReader
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static LoaderResult Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var method = (IMethodSymbol)context.TargetSymbol;
        var place = Place.From(method.Locations[0]);
        if (Uncallable(method) is { } reason)
        {
            return Wrong(Problems.NotCallable, method, place, reason);
        }

        if (method.Parameters.FirstOrDefault()?.Type is not INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments.Length: 1 } keys)
        {
            return Wrong(Problems.NoKeys, method, place);
        }

        var key = keys.TypeArguments[0];
        if (Result(method, key) is not { } result)
        {
            return Wrong(Problems.WrongResult, method, place, key.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }

        var attribute = context.Attributes[0];
        var name = Name(method, attribute);
        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            return new LoaderResult(null, new Problem(Problems.NoName, place, name));
        }

        if (method.Parameters.FirstOrDefault(
            parameter => parameter.RefKind != RefKind.None || (parameter.Ordinal > 0 && IsNoService(parameter.Type))) is { } wrong)
        {
            return Wrong(Problems.WrongParameter, method, place, wrong.Name);
        }

        var model = Model(method, attribute, name, key, result);
        return new LoaderResult(model with { Location = place }, null);
    }

    private static LoaderModel Model(
        IMethodSymbol method, AttributeData attribute, string name, ITypeSymbol key, (ITypeSymbol Value, bool Grouped) result)
    {
        var access = IsPublic(key) && IsPublic(result.Value) ? "public" : "internal";
        var space = method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString();
        var arguments = method.Parameters.Select((parameter, i) =>
            new Argument(Kind(parameter, i), parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Full)));
        return new LoaderModel(
            space, name, method.ContainingType.ToDisplayString(Full) + "." + method.Name, key.ToDisplayString(Full),
            result.Value.ToDisplayString(Full), result.Grouped, new EquatableArray<Argument>([.. arguments]),
            access, Named(attribute, "ServiceScope") is 1, Named(attribute, "MaxBatchSize") as int?, Place.From(Location.None));
    }

    private static ArgumentKind Kind(IParameterSymbol parameter, int index)
        => index == 0 ? ArgumentKind.Keys
            : parameter.Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: "Threading" } ? ArgumentKind.CancellationToken
            : parameter.NullableAnnotation == NullableAnnotation.Annotated ? ArgumentKind.OptionalService : ArgumentKind.Service;

    private static bool IsNoService(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String || (type.IsValueType && type.Name != nameof(CancellationToken));

    private static string? Uncallable(IMethodSymbol method)
    {
        if (!method.IsStatic)
        {
            return "is not static";
        }

        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            return "is generic";
        }

        for (ISymbol symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return SymbolEqualityComparer.Default.Equals(symbol, method)
                    ? "is not visible in its assembly"
                    : $"is declared in '{symbol.Name}', which is not visible in its assembly";
            }
        }

        return null;
    }

    /// <summary>The values' type and whether a key has many; null when the method does not return values by key.</summary>
    private static (ITypeSymbol Value, bool Grouped)? Result(IMethodSymbol method, ITypeSymbol key)
    {
        if (method.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task)
        {
            return null;
        }

        var inner = task.TypeArguments[0];
        foreach (var type in inner.AllInterfaces.Prepend(inner).OfType<INamedTypeSymbol>())
        {
            if (type is { Name: "IReadOnlyDictionary" or "ILookup", TypeArguments.Length: 2 }
                && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], key))
            {
                return (type.TypeArguments[1], type.Name == "ILookup");
            }
        }

        return null;
    }

    private static string Name(IMethodSymbol method, AttributeData attribute)
    {
        var given = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        var name = given ?? method.Name;
        if (given is null)
        {
            name = name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 ? name.Substring(3) : name;
            name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name.Substring(0, name.Length - 5) : name;
        }

        return name.EndsWith("DataLoader", StringComparison.Ordinal) ? name : name + "DataLoader";
    }

    private static bool IsPublic(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPublic(array.ElementType),
        INamedTypeSymbol named => named.DeclaredAccessibility == Accessibility.Public
            && (named.ContainingType is null || IsPublic(named.ContainingType)) && named.TypeArguments.All(IsPublic),
        _ => true,
    };

    private static object? Named(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static LoaderResult Wrong(DiagnosticDescriptor descriptor, IMethodSymbol method, Place place, string detail = "")
        => new(null, new Problem(descriptor, place, method.Name, detail));
}
