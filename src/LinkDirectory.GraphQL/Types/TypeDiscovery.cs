namespace LinkDirectory.GraphQL.Types;

/// <summary>Finds the types of an assembly that take part in a schema.</summary>
internal static class TypeDiscovery
{
    private static readonly HashSet<Type> Markers =
    [
        typeof(QueryTypeAttribute), typeof(MutationTypeAttribute), typeof(SubscriptionTypeAttribute),
        typeof(ObjectTypeAttribute), typeof(InterfaceTypeAttribute), typeof(UnionTypeAttribute),
        typeof(OneOfAttribute),
    ];

    public static IEnumerable<Type> AnnotatedTypes(Assembly assembly)
        => assembly.GetTypes()
            .Where(type => !type.IsDefined(typeof(GraphQLIgnoreAttribute), false) && IsAnnotated(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static bool IsAnnotated(Type type)
        => type.GetCustomAttributes(false).Any(a => Markers.Contains(a.GetType()) || a is ITypeExtensionAttribute or NodeAttribute);
}
