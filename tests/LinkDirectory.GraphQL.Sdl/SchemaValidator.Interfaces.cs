namespace LinkDirectory.GraphQL.Sdl;

/// <summary>What implementing an interface takes.</summary>
internal sealed partial class SchemaValidator
{
    private void CheckInterfaces(FieldedType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Declared(type).Select(node => node.Name.Value))
        {
            if (schema.Find(name) is not InterfaceType contract)
            {
                Report($"Type {type} must only implement Interface types, it cannot implement {name}.", Declared(type, name));
            }
            else if (contract == type)
            {
                Report($"Type {type} cannot implement itself because it would create a circular reference.", Declared(type, name));
            }
            else if (!seen.Add(name))
            {
                Report($"Type {type} can only implement {name} once.", Declared(type, name));
            }
            else
            {
                CheckAncestors(type, contract);
                foreach (var node in contract.Nodes.SelectMany(node => node.Fields))
                {
                    CheckField(type, contract, node);
                }
            }
        }
    }

    private static IEnumerable<NamedTypeNode> Declared(NamedType type) => type.Nodes.SelectMany(node => node.Interfaces);

    private static IEnumerable<NamedTypeNode> Declared(NamedType type, string name) =>
        Declared(type).Where(node => node.Name.Value == name);

    private void CheckAncestors(FieldedType type, InterfaceType contract)
    {
        foreach (var ancestor in Declared(contract).Select(node => node.Name.Value).Where(name => !Declared(type, name).Any()))
        {
            Report(
                ancestor == type.Name
                    ? $"Type {type} cannot implement {contract} because it would create a circular reference."
                    : $"Type {type} must implement {ancestor} because it is implemented by {contract}.",
                Declared(contract, ancestor).Concat(Declared(type, contract.Name)));
        }
    }

    private void CheckField(FieldedType type, InterfaceType contract, FieldDefinitionNode node)
    {
        var expected = contract.Field(node.Name.Value)!;
        var own = type.Nodes.SelectMany(n => n.Fields).FirstOrDefault(field => field.Name.Value == expected.Name);
        if (own is null)
        {
            Report($"Interface field {contract}.{expected.Name} expected but {type} does not provide it.", [node, .. type.Nodes]);
            return;
        }

        var actual = type.Field(expected.Name)!;
        if (!Schema.IsSubType(actual.Type, expected.Type))
        {
            Report(
                $"Interface field {contract}.{expected.Name} expects type {expected.Type} but {type}.{actual.Name} is type {actual.Type}.",
                node.Type, own.Type);
        }

        CheckArguments(($"{contract}.{expected.Name}", expected, node), ($"{type}.{actual.Name}", actual, own));
        if (actual.DeprecationReason is not null && expected.DeprecationReason is null)
        {
            Report(
                $"Interface field {contract}.{expected.Name} is not deprecated, so implementation field {type}.{actual.Name} must not be "
                    + "deprecated.",
                Deprecated(own), own.Type);
        }
    }

    private void CheckArguments(
        (string Name, OutputField Field, FieldDefinitionNode Node) expected,
        (string Name, OutputField Field, FieldDefinitionNode Node) actual)
    {
        foreach (var node in expected.Node.Arguments)
        {
            var name = node.Name.Value;
            var argument = expected.Field.Argument(name)!;
            if (actual.Field.Argument(name) is not { } own)
            {
                Report($"Interface field argument {expected.Name}({name}:) expected but {actual.Name} does not provide it.", node,
                    actual.Node);
            }
            else if (!GraphQLType.Same(argument.Type, own.Type))
            {
                var ownNode = actual.Node.Arguments.First(a => a.Name.Value == name);
                Report(
                    $"Interface field argument {expected.Name}({name}:) expects type {argument.Type} but {actual.Name}({name}:) is type "
                        + $"{own.Type}.",
                    node.Type, ownNode.Type);
            }
        }

        foreach (var node in actual.Node.Arguments)
        {
            var name = node.Name.Value;
            var own = actual.Field.Argument(name)!;
            if (own.IsRequired && expected.Field.Argument(name) is null)
            {
                Report(
                    $"Argument \"{actual.Name}({name}:)\" must not be required type \"{own.Type}\" if not provided by the Interface field "
                        + $"\"{expected.Name}\".",
                    node, expected.Node);
            }
        }
    }
}
