namespace LinkDirectory.GraphQL.Language;

/// <summary>Operations, fragments, selections and values.</summary>
public sealed partial class GraphQLParser
{
    private OperationDefinitionNode ParseOperation()
    {
        var operation = ParseOperationType();
        var name = _token.Kind == TokenKind.Name ? ParseName() : null;
        var variables = DescribedMany(TokenKind.ParenLeft, ParseVariableDefinition, TokenKind.ParenRight);
        var directives = ParseDirectives(constant: false);
        return new OperationDefinitionNode(operation, name, variables, ParseSelectionSet()) { Directives = directives };
    }

    private OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return token.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var variable = ParseVariable();
        var (type, value) = ParseTypeAndDefault();
        return new VariableDefinitionNode(variable, type, value) { Directives = ParseDirectives(constant: true) };
    }

    private (TypeNode Type, ValueNode? Default) ParseTypeAndDefault()
    {
        Expect(TokenKind.Colon);
        return (ParseTypeReference(), Skip(TokenKind.EqualsSign) ? ParseValueLiteral(constant: true) : null);
    }

    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Location;
        return new VariableNode(ParseName()) { Location = start };
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _token.Location;
        // An empty one is accepted, as the reference accepts it.
        return new SelectionSetNode(Any(TokenKind.BraceLeft, ParseSelection, TokenKind.BraceRight)) { Location = start };
    }

    private SelectionNode ParseSelection() => _token.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var start = _token.Location;
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(constant: false);
        var directives = ParseDirectives(constant: false);
        var selections = _token.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new FieldNode(alias, name, arguments, directives, selections) { Location = start };
    }

    private List<ArgumentNode> ParseArguments(bool constant)
        => OptionalMany(TokenKind.ParenLeft, () => ParseArgument(constant), TokenKind.ParenRight);

    private ArgumentNode ParseArgument(bool constant)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name, ParseValueLiteral(constant)) { Location = name.Location };
    }

    private SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread).Location;
        var conditional = SkipKeyword("on");
        if (!conditional && _token.Kind == TokenKind.Name)
        {
            var name = ParseFragmentName();
            return new FragmentSpreadNode(name, ParseDirectives(constant: false)) { Location = start };
        }

        var condition = conditional ? ParseNamedType() : null;
        var directives = ParseDirectives(constant: false);
        return new InlineFragmentNode(condition, directives, ParseSelectionSet()) { Location = start };
    }

    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ExpectKeyword("on");
        var condition = ParseNamedType();
        var directives = ParseDirectives(constant: false);
        return new FragmentDefinitionNode(name, condition, ParseSelectionSet()) { Directives = directives };
    }

    private NameNode ParseFragmentName() => _token.Value == "on" ? throw Unexpected(_token) : ParseName();

    private ValueNode ParseValueLiteral(bool constant)
    {
        var start = _token.Location;
        return _token.Kind switch
        {
            TokenKind.BracketLeft => new ListValueNode(ParseItems(constant)) { Location = start },
            TokenKind.BraceLeft => new ObjectValueNode(ParseObjectFields(constant)) { Location = start },
            TokenKind.String or TokenKind.BlockString => ParseString(),
            TokenKind.Dollar => ParseVariableValue(constant),
            TokenKind.Int => new IntValueNode(Expect(TokenKind.Int).Value!) { Location = start },
            TokenKind.Float => new FloatValueNode(Expect(TokenKind.Float).Value!) { Location = start },
            TokenKind.Name => Expect(TokenKind.Name).Value! switch
            {
                "null" => new NullValueNode { Location = start },
                "true" => new BooleanValueNode(true) { Location = start },
                "false" => new BooleanValueNode(false) { Location = start },
                var name => new EnumValueNode(name) { Location = start },
            },
            _ => throw Unexpected(_token),
        };
    }

    private List<ValueNode> ParseItems(bool constant)
        => Any(TokenKind.BracketLeft, () => ParseValueLiteral(constant), TokenKind.BracketRight);

    private List<ObjectFieldNode> ParseObjectFields(bool constant)
        => Any(TokenKind.BraceLeft, () => ParseObjectField(constant), TokenKind.BraceRight);

    private VariableNode ParseVariableValue(bool constant)
    {
        var token = _token;
        if (!constant)
        {
            return ParseVariable();
        }

        Advance();
        throw _token.Kind == TokenKind.Name
            ? Error($"Unexpected variable \"${_token.Value}\" in constant value.", token)
            : Unexpected(token);
    }

    private ObjectFieldNode ParseObjectField(bool constant)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode(name, ParseValueLiteral(constant)) { Location = name.Location };
    }

    private List<DirectiveNode> ParseDirectives(bool constant)
    {
        var directives = new List<DirectiveNode>();
        while (_token.Kind == TokenKind.At)
        {
            var start = _token.Location;
            Advance();
            var name = ParseName();
            directives.Add(new DirectiveNode(name, ParseArguments(constant)) { Location = start });
        }

        return directives;
    }
}
