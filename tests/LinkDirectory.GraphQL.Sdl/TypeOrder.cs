namespace LinkDirectory.GraphQL.Sdl;

/// <summary>The order in which the reference lists the types of a schema: each defined one, then what it uses first.</summary>
internal static class TypeOrder
{
    public static IReadOnlyList<NamedType> Sort(
        IReadOnlyList<NamedType> defined, IEnumerable<NamedType> roots, IEnumerable<DirectiveType> directives)
    {
        var seen = new HashSet<NamedType>(defined);
        var order = new LinkedList<NamedType>();
        var places = defined.ToDictionary(type => type, order.AddLast);
        foreach (var type in defined)
        {
            order.Remove(places[type]);
            seen.Remove(type);
            Add(type);
        }

        foreach (var root in roots)
        {
            Add(root);
        }

        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
        {
            Add(argument.Type.Named);
        }

        Add(IntrospectionTypes.All[0]);
        return [.. order];

        void Add(NamedType type)
        {
            if (!seen.Add(type))
            {
                return;
            }

            order.AddLast(type);
            foreach (var used in Uses(type))
            {
                Add(used);
            }
        }
    }

    private static IEnumerable<NamedType> Uses(NamedType type) => type switch
    {
        UnionType union => union.Members,
        FieldedType fielded => fielded.Interfaces.Concat<NamedType>(
            fielded.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type.Named).Prepend(field.Type.Named))),
        InputObjectType input => input.Fields.Select(field => field.Type.Named),
        _ => [],
    };
}
