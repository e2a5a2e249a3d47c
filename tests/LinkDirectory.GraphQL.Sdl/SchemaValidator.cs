namespace LinkDirectory.GraphQL.Sdl;

/// <summary>
/// What the specification demands of a schema (section 3), of one that a document defines. Everything that is wrong is found.
/// </summary>
internal sealed partial class SchemaValidator(SdlSchema schema)
{
    private readonly List<GraphQLError> _errors = [];

    public IReadOnlyList<GraphQLError> Validate()
    {
        CheckRoots();
        foreach (var directive in schema.Directives)
        {
            CheckDirective(directive);
        }

        foreach (var type in schema.Types.Where(type => !IntrospectionTypes.StandardNames.Contains(type.Name)))
        {
            CheckName(type.Name, type.Nodes[0]);
            Check(type);
        }

        CheckFiniteInputs();
        return _errors;
    }

    private void Report(string message, params IEnumerable<SyntaxNode?> nodes)
        => _errors.Add(new GraphQLError(message) { Locations = [.. nodes.OfType<SyntaxNode>().Select(node => node.Location)] });

    private void CheckRoots()
    {
        if (schema.Query is null)
        {
            Report("Query root type must be provided.", schema.Nodes.FirstOrDefault(node => !node.Extension));
        }

        (NamedType? Type, OperationType Operation)[] roots =
        [
            (schema.Query, OperationType.Query), (schema.Mutation, OperationType.Mutation),
            (schema.Subscription, OperationType.Subscription),
        ];
        foreach (var (type, operation) in roots.Where(root => root.Type is not null and not ObjectType))
        {
            var needed = operation == OperationType.Query ? "" : " if provided";
            Report($"{operation} root type must be Object type{needed}, it cannot be {type}.",
                RootNode(operation) ?? (type!.Nodes is [SyntaxNode first, ..] ? first : null));
        }

        foreach (var group in roots.Where(root => root.Type is ObjectType).GroupBy(root => root.Type).Where(group => group.Count() > 1))
        {
            var operations = group.Select(root => root.Operation.Keyword()).ToList();
            var list = operations.Count == 2 ? string.Join(" and ", operations) : $"{operations[0]}, {operations[1]}, and {operations[2]}";
            Report($"All root types must be different, \"{group.Key}\" type is used as {list} root types.",
                group.Select(root => RootNode(root.Operation)));
        }
    }

    private NamedTypeNode? RootNode(OperationType operation)
        => schema.Nodes.SelectMany(node => node.OperationTypes).FirstOrDefault(node => node.Operation == operation)?.Type;

    private void CheckDirective(DirectiveType directive)
    {
        if (schema.Definition(directive) is not { } node)
        {
            return;
        }

        CheckName(directive.Name, node);
        foreach (var argument in node.Arguments)
        {
            CheckArgument($"@{directive.Name}({argument.Name.Value}:)", directive.Argument(argument.Name.Value)!, argument, argument);
        }
    }

    private void Check(NamedType type)
    {
        switch (type)
        {
            case FieldedType fielded:
                CheckFields(fielded);
                CheckInterfaces(fielded);
                break;
            case UnionType:
                CheckMembers(type);
                break;
            case EnumType enumType:
                if (enumType.Values.Count == 0)
                {
                    Report($"Enum type {type} must define one or more values.", type.Nodes);
                }

                foreach (var value in type.Nodes.SelectMany(node => node.Values))
                {
                    CheckName(value.Name.Value, value);
                }

                break;
            case InputObjectType input:
                CheckInput(input);
                CheckDefaultCircles(input);
                break;
            default:
                break;
        }
    }

    private void CheckFields(FieldedType type)
    {
        if (type.Fields.Count == 0)
        {
            Report($"Type {type} must define one or more fields.", type.Nodes);
        }

        foreach (var node in type.Nodes.SelectMany(node => node.Fields))
        {
            var field = type.Field(node.Name.Value)!;
            CheckName(field.Name, node);
            if (!field.Type.Named.IsOutput)
            {
                Report($"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.", node.Type);
            }

            foreach (var argument in node.Arguments)
            {
                CheckArgument($"{type}.{field.Name}({argument.Name.Value}:)", field.Argument(argument.Name.Value)!, argument,
                    argument.Type);
            }
        }
    }

    private void CheckArgument(string name, InputValue argument, InputValueDefinitionNode node, SyntaxNode typeNode)
    {
        CheckName(argument.Name, node);
        if (!argument.Type.Named.IsInput)
        {
            Report($"The type of {name} must be Input Type but got: {argument.Type}.", typeNode);
        }

        CheckRequired(argument, node, $"Required argument {name} cannot be deprecated.");
        CheckDefault(name, argument, node);
    }

    private void CheckRequired(InputValue value, InputValueDefinitionNode node, string message)
    {
        if (value.IsRequired && value.DeprecationReason is not null)
        {
            Report(message, Deprecated(node), node.Type);
        }
    }

    private void CheckDefault(string name, InputValue value, InputValueDefinitionNode node)
    {
        if (node.DefaultValue is not null)
        {
            new InputLiterals(
                (message, at, path) => Report($"{name} has invalid default value{(path.Length > 0 ? " at " + path : "")}: {message}", at))
                .Check(value.Type, node.DefaultValue);
        }
    }

    private void CheckMembers(NamedType union)
    {
        var members = union.Nodes.SelectMany(node => node.Members).ToList();
        if (members.Count == 0)
        {
            Report($"Union type {union} must define one or more member types.", union.Nodes);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members.Select(member => member.Name.Value))
        {
            if (!seen.Add(member))
            {
                Report($"Union type {union} can only include type {member} once.", members.Where(m => m.Name.Value == member));
            }
            else if (schema.Find(member) is not ObjectType)
            {
                Report($"Union type {union} can only include Object types, it cannot include {member}.",
                    members.Where(m => m.Name.Value == member));
            }
        }
    }

    private void CheckInput(InputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            Report($"Input Object type {type} must define one or more fields.", type.Nodes);
        }

        foreach (var node in type.Nodes.SelectMany(node => node.InputFields))
        {
            var field = type.Field(node.Name.Value)!;
            var name = $"{type}.{field.Name}";
            CheckName(field.Name, node);
            if (!field.Type.Named.IsInput)
            {
                Report($"The type of {name} must be Input Type but got: {field.Type}.", node.Type);
            }

            CheckRequired(field, node, $"Required input field {name} cannot be deprecated.");
            CheckDefault(name, field, node);
            if (type.IsOneOf && field.Type.IsNonNull)
            {
                Report($"OneOf input field {name} must be nullable.", node.Type);
            }

            if (type.IsOneOf && field.DefaultValue is not null)
            {
                Report($"OneOf input field {name} cannot have a default value.", node);
            }
        }
    }

    private void CheckName(string name, SyntaxNode node)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            Report($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        }
    }

    private static DirectiveNode? Deprecated(DefinitionNode node) => node.Directives.FirstOrDefault(d => d.Name.Value == "deprecated");
}
