namespace LinkDirectory.GraphQL.Language;

/// <summary>Schemas, types and directives.</summary>
public sealed partial class GraphQLParser
{
    private static readonly HashSet<string> DirectiveLocations = new(StringComparer.Ordinal)
    {
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
        "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION",
        "FRAGMENT_VARIABLE_DEFINITION",
    };

    private DefinitionNode? ParseTypeSystemDefinition(string keyword)
    {
        var start = _token.Location;
        if (keyword == "schema")
        {
            return ParseSchema(start, extension: false);
        }

        if (keyword == "directive")
        {
            return ParseDirectiveDefinition(start);
        }

        return KindOf(keyword) is { } kind ? ParseType(start, kind, keyword, extension: false) : null;
    }

    private static TypeKind? KindOf(string? keyword) => keyword switch
    {
        "scalar" => TypeKind.Scalar,
        "type" => TypeKind.Object,
        "interface" => TypeKind.Interface,
        "union" => TypeKind.Union,
        "enum" => TypeKind.Enum,
        "input" => TypeKind.InputObject,
        _ => null,
    };

    private DefinitionNode ParseExtension()
    {
        var start = _token.Location;
        var keyword = Lookahead();
        if (keyword.Kind == TokenKind.Name)
        {
            if (keyword.Value == "schema")
            {
                Advance();
                return ParseSchema(start, extension: true);
            }

            if (KindOf(keyword.Value) is { } kind)
            {
                Advance();
                return ParseType(start, kind, keyword.Value!, extension: true);
            }

            if (keyword.Value == "directive")
            {
                Advance();
                return ParseDirectiveExtension(start);
            }
        }

        throw Unexpected(keyword);
    }

    private SchemaDefinitionNode ParseSchema(SourceLocation start, bool extension)
    {
        var description = ParseDescription();
        ExpectKeyword("schema");
        var directives = ParseDirectives(constant: true);
        var operations = extension
            ? OptionalMany(TokenKind.BraceLeft, ParseOperationTypeDefinition, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, ParseOperationTypeDefinition, TokenKind.BraceRight);
        RefuseEmptyExtension(extension, directives.Count + operations.Count);
        return new SchemaDefinitionNode(operations, extension)
        {
            Location = start,
            Description = description,
            Directives = directives,
        };
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = _token.Location;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode(operation, ParseNamedType()) { Location = start };
    }

    private TypeDefinitionNode ParseType(SourceLocation start, TypeKind kind, string keyword, bool extension)
    {
        var description = ParseDescription();
        ExpectKeyword(keyword);
        var name = ParseName();
        var composite = kind is TypeKind.Object or TypeKind.Interface;
        var interfaces = composite && SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, ParseNamedType) : [];
        var directives = ParseDirectives(constant: true);
        var fields = composite ? OptionalMany(TokenKind.BraceLeft, ParseFieldDefinition, TokenKind.BraceRight) : [];
        var members = kind == TypeKind.Union && Skip(TokenKind.EqualsSign) ? Delimited(TokenKind.Pipe, ParseNamedType) : [];
        var values = kind == TypeKind.Enum ? OptionalMany(TokenKind.BraceLeft, ParseEnumValue, TokenKind.BraceRight) : [];
        var inputs = kind == TypeKind.InputObject ? OptionalMany(TokenKind.BraceLeft, ParseInputValue, TokenKind.BraceRight) : [];
        RefuseEmptyExtension(
            extension, interfaces.Count + directives.Count + fields.Count + members.Count + values.Count + inputs.Count);
        return new TypeDefinitionNode(kind, name, extension)
        {
            Location = start,
            Description = description,
            Directives = directives,
            Interfaces = interfaces,
            Fields = fields,
            Members = members,
            Values = values,
            InputFields = inputs,
        };
    }

    private void RefuseEmptyExtension(bool extension, int parts)
    {
        if (extension && parts == 0)
        {
            throw Unexpected(_token);
        }
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = OptionalMany(TokenKind.ParenLeft, ParseInputValue, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        return new FieldDefinitionNode(name, arguments, type)
        {
            Location = start,
            Description = description,
            Directives = ParseDirectives(constant: true),
        };
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var value = Skip(TokenKind.EqualsSign) ? ParseValueLiteral(constant: true) : null;
        return new InputValueDefinitionNode(name, type, value)
        {
            Location = start,
            Description = description,
            Directives = ParseDirectives(constant: true),
        };
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var start = _token.Location;
        var description = ParseDescription();
        if (_token.Value is "true" or "false" or "null" && _token.Kind == TokenKind.Name)
        {
            throw Error($"{_token} is reserved and cannot be used for an enum value.", _token);
        }

        var name = ParseName();
        return new EnumValueDefinitionNode(name)
        {
            Location = start,
            Description = description,
            Directives = ParseDirectives(constant: true),
        };
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(SourceLocation start)
    {
        var description = ParseDescription();
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = OptionalMany(TokenKind.ParenLeft, ParseInputValue, TokenKind.ParenRight);
        var directives = ParseDirectives(constant: true);
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Delimited(TokenKind.Pipe, ParseDirectiveLocation);
        return new DirectiveDefinitionNode(name, arguments, repeatable, locations)
        {
            Location = start,
            Description = description,
            Directives = directives,
        };
    }

    private DirectiveExtensionNode ParseDirectiveExtension(SourceLocation start)
    {
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        RefuseEmptyExtension(extension: true, directives.Count);
        return new DirectiveExtensionNode(name) { Location = start, Directives = directives };
    }

    private NameNode ParseDirectiveLocation()
    {
        var token = _token;
        var name = ParseName();
        return DirectiveLocations.Contains(name.Value) ? name : throw Unexpected(token);
    }
}
