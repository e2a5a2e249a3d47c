namespace LinkDirectory.GraphQL.Sdl;

/// <summary>
/// The types and directives that a document defines. Made of a document whose definitions go together; a type that the
/// specification does not allow where it stands is left for the checks to find.
/// </summary>
internal sealed class SdlTypes
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedType> _known;
    private readonly Func<string, string, FieldResolver> _resolver;

    /// <param name="document">The definitions.</param>
    /// <param name="known">Types that are there already: a definition of the same name stands for them.</param>
    /// <param name="resolver">How a field of a type is resolved.</param>
    public SdlTypes(DocumentNode document, IEnumerable<NamedType> known, Func<string, string, FieldResolver> resolver)
    {
        _known = known.ToDictionary(type => type.Name, StringComparer.Ordinal);
        _resolver = resolver;
        var extensions = document.Definitions.OfType<TypeDefinitionNode>().Where(node => node.Extension)
            .ToLookup(node => node.Name.Value, StringComparer.Ordinal);
        var definitions = document.Definitions.OfType<TypeDefinitionNode>().Where(node => !node.Extension).ToList();
        foreach (var definition in definitions)
        {
            var name = definition.Name.Value;
            _types[name] = _known.GetValueOrDefault(name) ?? Create(definition, [definition, .. extensions[name]]);
        }

        Directives = [.. document.Definitions.OfType<DirectiveDefinitionNode>().Select(node => Directive(node, document))];
        foreach (var type in _types.Values.Where(type => !_known.ContainsKey(type.Name)))
        {
            foreach (var node in type.Nodes)
            {
                Fill(type, node);
            }
        }
    }

    /// <summary>The types in the order of their definitions.</summary>
    public IEnumerable<NamedType> All => _types.Values;

    public IReadOnlyList<DirectiveType> Directives { get; }

    public NamedType? Find(string name) => _types.GetValueOrDefault(name) ?? _known.GetValueOrDefault(name);

    private static NamedType Create(TypeDefinitionNode definition, IReadOnlyList<TypeDefinitionNode> nodes)
    {
        var name = definition.Name.Value;
        NamedType type = definition.Kind switch
        {
            TypeKind.Object => new ObjectType(name),
            TypeKind.Interface => new InterfaceType(name),
            TypeKind.Union => new UnionType(name),
            TypeKind.Enum => new EnumType(name),
            TypeKind.InputObject => new InputObjectType(name) { IsOneOf = definition.Directives.Any(d => d.Name.Value == "oneOf") },
            _ => new OpenScalar(name, nodes.Select(SdlDirectives.SpecifiedBy).LastOrDefault(url => url is not null)),
        };
        type.Description = definition.Description?.Value;
        type.Nodes = nodes;
        return type;
    }

    private void Fill(NamedType type, TypeDefinitionNode node)
    {
        switch (type)
        {
            case FieldedType fielded:
                fielded.InterfaceList.AddRange(node.Interfaces.Select(name => Find(name.Name.Value)).OfType<InterfaceType>());
                foreach (var field in node.Fields)
                {
                    fielded.AddField(Field(fielded, field));
                }

                break;
            case UnionType union:
                union.MemberList.AddRange(node.Members.Select(name => Find(name.Name.Value)).OfType<ObjectType>());
                break;
            case EnumType enumType:
                foreach (var value in node.Values)
                {
                    enumType.AddValue(new EnumValue(value.Name.Value, value.Name.Value)
                    {
                        Description = value.Description?.Value,
                        DeprecationReason = SdlDirectives.Deprecation(value),
                    });
                }

                break;
            case InputObjectType input:
                foreach (var field in node.InputFields)
                {
                    input.AddField(Input(field));
                }

                break;
            default:
                break;
        }
    }

    private OutputField Field(FieldedType type, FieldDefinitionNode node)
        => new(node.Name.Value, Reference(node.Type))
        {
            Description = node.Description?.Value,
            DeprecationReason = SdlDirectives.Deprecation(node),
            Arguments = [.. node.Arguments.Select(Input)],
            Resolver = _resolver(type.Name, node.Name.Value),
        };

    private InputValue Input(InputValueDefinitionNode node) => new(node.Name.Value, Reference(node.Type))
    {
        Description = node.Description?.Value,
        DefaultValue = node.DefaultValue,
        DeprecationReason = SdlDirectives.Deprecation(node),
    };

    private DirectiveType Directive(DirectiveDefinitionNode node, DocumentNode document)
        => new(node.Name.Value, [.. node.Locations.Select(location => location.Value)], node.Repeatable)
        {
            Description = node.Description?.Value,
            DeprecationReason = SdlDirectives.Deprecation(node) ?? document.Definitions.OfType<DirectiveExtensionNode>()
                .Where(extension => extension.Name.Value == node.Name.Value).Select(SdlDirectives.Deprecation)
                .FirstOrDefault(reason => reason is not null),
            Arguments = [.. node.Arguments.Select(Input)],
        };

    private GraphQLType Reference(TypeNode node) => node switch
    {
        NonNullTypeNode wrapper => new NonNullType(Reference(wrapper.Type)),
        ListTypeNode wrapper => new ListType(Reference(wrapper.Type)),
        _ => Find(node.Named.Name.Value) ?? throw new SchemaException($"Unknown type: \"{node.Named.Name.Value}\"."),
    };
}
