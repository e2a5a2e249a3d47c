namespace LinkDirectory.GraphQL.Language;

/// <summary>Schemas, types and directives.</summary>
public sealed partial class GraphQLParser
{
    private static readonly EnumType DirectiveLocations = IntrospectionEnums.DirectiveLocation();

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
        var kind = KindOf(keyword.Value);
        if (keyword.Kind != TokenKind.Name || (kind is null && keyword.Value is not ("schema" or "directive")))
        {
            throw Unexpected(keyword);
        }

        Advance();
        DefinitionNode extension = kind is { } known ? ParseType(known, keyword.Value!, extension: true)
            : keyword.Value == "schema" ? ParseSchema(extension: true)
            : ParseDirectiveExtension();
        return extension with { Location = start };
    }

    private SchemaDefinitionNode ParseSchema(bool extension)
    {
        ExpectKeyword("schema");
        var directives = ParseDirectives(constant: true);
        var operations = extension
            ? OptionalMany(TokenKind.BraceLeft, ParseOperationTypeDefinition, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, ParseOperationTypeDefinition, TokenKind.BraceRight);
        RefuseEmptyExtension(extension, directives.Count + operations.Count);
        return new SchemaDefinitionNode(operations, extension) { Directives = directives };
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = _token.Location;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode(operation, ParseNamedType()) { Location = start };
    }

    private TypeDefinitionNode ParseType(TypeKind kind, string keyword, bool extension)
    {
        ExpectKeyword(keyword);
        var name = ParseName();
        var composite = kind is TypeKind.Object or TypeKind.Interface;
        var interfaces = composite && SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, ParseNamedType) : [];
        var directives = ParseDirectives(constant: true);
        var fields = composite ? DescribedMany(TokenKind.BraceLeft, ParseFieldDefinition, TokenKind.BraceRight) : [];
        var members = kind == TypeKind.Union && Skip(TokenKind.EqualsSign) ? Delimited(TokenKind.Pipe, ParseNamedType) : [];
        var values = kind == TypeKind.Enum ? DescribedMany(TokenKind.BraceLeft, ParseEnumValue, TokenKind.BraceRight) : [];
        var inputs = kind == TypeKind.InputObject ? DescribedMany(TokenKind.BraceLeft, ParseInputValue, TokenKind.BraceRight) : [];
        RefuseEmptyExtension(
            extension, interfaces.Count + directives.Count + fields.Count + members.Count + values.Count + inputs.Count);
        return new TypeDefinitionNode(kind, name, extension)
        {
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

    private List<T> DescribedMany<T>(TokenKind open, Func<T> item, TokenKind close) where T : DefinitionNode
        => OptionalMany(open, () => Described(item), close);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var name = ParseName();
        var arguments = DescribedMany(TokenKind.ParenLeft, ParseInputValue, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode(name, arguments, ParseTypeReference()) { Directives = ParseDirectives(constant: true) };
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var name = ParseName();
        var (type, value) = ParseTypeAndDefault();
        return new InputValueDefinitionNode(name, type, value) { Directives = ParseDirectives(constant: true) };
    }

    private EnumValueDefinitionNode ParseEnumValue()
        => _token is { Kind: TokenKind.Name, Value: "true" or "false" or "null" }
            ? throw Error($"{_token} is reserved and cannot be used for an enum value.", _token)
            : new EnumValueDefinitionNode(ParseName()) { Directives = ParseDirectives(constant: true) };

    private DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        var name = ParseDirectiveName();
        var arguments = DescribedMany(TokenKind.ParenLeft, ParseInputValue, TokenKind.ParenRight);
        var directives = ParseDirectives(constant: true);
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinitionNode(name, arguments, repeatable, Delimited(TokenKind.Pipe, ParseDirectiveLocation))
        {
            Directives = directives,
        };
    }

    private DirectiveExtensionNode ParseDirectiveExtension()
    {
        var name = ParseDirectiveName();
        var directives = ParseDirectives(constant: true);
        RefuseEmptyExtension(extension: true, directives.Count);
        return new DirectiveExtensionNode(name) { Directives = directives };
    }

    private NameNode ParseDirectiveName()
    {
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        return ParseName();
    }

    private NameNode ParseDirectiveLocation()
    {
        var token = _token;
        var name = ParseName();
        return DirectiveLocations.Value(name.Value) is not null ? name : throw Unexpected(token);
    }
}
