using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Types;

/// <summary>The types and directives that a document defines.</summary>
internal sealed class SdlTypes
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedType> _known;
    private readonly Func<string, string, FieldResolver> _resolver;

    public SdlTypes(DocumentNode document, IEnumerable<NamedType> known, Func<string, string, FieldResolver> resolver)
    {
        _known = known.DistinctBy(type => type.Name).ToDictionary(type => type.Name, StringComparer.Ordinal);
        _resolver = resolver;
        var definitions = document.Definitions.OfType<TypeDefinitionNode>().ToList();
        foreach (var definition in definitions.Where(d => !d.Extension))
        {
            if (!_types.TryAdd(definition.Name.Value, Create(definition, definitions)))
            {
                throw new SchemaException($"There can be only one type named \"{definition.Name.Value}\".");
            }
        }

        foreach (var definition in definitions.OrderBy(d => d.Extension))
        {
            Fill(Find(definition.Name.Value) ?? throw Unknown(definition.Name.Value), definition);
        }

        foreach (var type in _types.Values.OfType<FieldedType>())
        {
            Inherit(type);
        }

        Directives = [.. document.Definitions.OfType<DirectiveDefinitionNode>().Select(Directive)];
    }

    public IEnumerable<NamedType> All => _types.Values;

    public IReadOnlyList<DirectiveType> Directives { get; }

    public NamedType? Find(string name) => _types.GetValueOrDefault(name) ?? _known.GetValueOrDefault(name);

    private static NamedType Create(TypeDefinitionNode definition, List<TypeDefinitionNode> all)
    {
        var name = definition.Name.Value;
        var directives = all.Where(d => d.Name.Value == name).SelectMany(d => d.Directives).ToList();
        NamedType type = definition.Kind switch
        {
            TypeKind.Object => new ObjectType(name),
            TypeKind.Interface => new InterfaceType(name),
            TypeKind.Union => new UnionType(name),
            TypeKind.Enum => new EnumType(name),
            TypeKind.InputObject => new InputObjectType(name) { IsOneOf = directives.Any(d => d.Name.Value == "oneOf") },
            _ => BuiltInScalars.All.FirstOrDefault(scalar => scalar.Name == name) ?? new OpenScalar(name, Text(directives, "specifiedBy", "url")),
        };
        type.Description = definition.Description?.Value ?? type.Description;
        return type;
    }

    private void Fill(NamedType type, TypeDefinitionNode definition)
    {
        switch (type)
        {
            case FieldedType fielded:
                fielded.InterfaceList.AddRange(definition.Interfaces.Select(i => Named<InterfaceType>(i)));
                foreach (var field in definition.Fields)
                {
                    fielded.AddField(Field(fielded, field));
                }

                break;
            case UnionType union:
                union.MemberList.AddRange(definition.Members.Select(m => Named<ObjectType>(m)));
                break;
            case EnumType enumType:
                foreach (var value in definition.Values)
                {
                    enumType.AddValue(new EnumValue(value.Name.Value, value.Name.Value)
                    {
                        Description = value.Description?.Value,
                        DeprecationReason = Deprecation(value),
                    });
                }

                break;
            case InputObjectType input:
                foreach (var field in definition.InputFields)
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
            DeprecationReason = Deprecation(node),
            Arguments = [.. node.Arguments.Select(Input)],
            Resolver = _resolver(type.Name, node.Name.Value),
        };

    private InputValue Input(InputValueDefinitionNode node) => new(node.Name.Value, Reference(node.Type))
    {
        Description = node.Description?.Value,
        DefaultValue = node.DefaultValue,
        DeprecationReason = Deprecation(node),
    };

    private DirectiveType Directive(DirectiveDefinitionNode node)
        => new(node.Name.Value, [.. node.Locations.Select(location => location.Value)], node.Repeatable)
        {
            Description = node.Description?.Value,
            Arguments = [.. node.Arguments.Select(Input)],
        };

    /// <summary>Interfaces of interfaces must be listed by the document; those that are not are found by the checks.</summary>
    private static void Inherit(FieldedType type)
    {
        if (type.InterfaceList.GroupBy(i => i).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SchemaException($"Type {type.Name} can only implement {twice.Key.Name} once.");
        }
    }

    private GraphQLType Reference(TypeNode node) => node switch
    {
        NonNullTypeNode wrapper => new NonNullType(Reference(wrapper.Type)),
        ListTypeNode wrapper => new ListType(Reference(wrapper.Type)),
        _ => Find(node.Named.Name.Value) ?? throw Unknown(node.Named.Name.Value),
    };

    private T Named<T>(NamedTypeNode node) where T : NamedType
        => Find(node.Name.Value) as T ?? throw Unknown(node.Name.Value);

    private static SchemaException Unknown(string name) => new($"Unknown type \"{name}\".");

    private static string? Deprecation(DefinitionNode node)
        => node.Directives.Any(d => d.Name.Value == "deprecated")
            ? Text(node.Directives, "deprecated", "reason") ?? "No longer supported" : null;

    private static string? Text(IEnumerable<DirectiveNode> directives, string directive, string argument)
        => directives.FirstOrDefault(d => d.Name.Value == directive)?.Arguments
            .FirstOrDefault(a => a.Name.Value == argument)?.Value is StringValueNode text ? text.Value : null;
}
