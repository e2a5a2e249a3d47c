namespace LinkDirectory.GraphQL.Language;

/// <summary>Parses documents of the September 2025 edition, executable and type system alike.</summary>
public sealed partial class GraphQLParser
{
    /// <summary>How deep braces, brackets and types may nest: deeper ones would exhaust the stack.</summary>
    public const int MaxNesting = 200;

    private readonly int _maxTokens;
    private readonly int _maxNesting;
    private Lexer _lexer;
    private Token _token;
    private int _tokens;
    private int _nesting;

    private GraphQLParser(string source, int maxTokens, int maxNesting)
    {
        _maxTokens = maxTokens;
        _maxNesting = maxNesting;
        _lexer = new Lexer(source);
        Advance();
    }

    /// <param name="maxTokens">The most tokens it may have.</param>
    /// <param name="maxNesting">How deep it may nest; more than <see cref="MaxNesting"/> needs a thread with a larger stack.</param>
    /// <exception cref="GraphQLSyntaxException">It breaks the grammar, or a limit.</exception>
    public static DocumentNode Parse(string source, int maxTokens = int.MaxValue, int maxNesting = MaxNesting)
    {
        var parser = new GraphQLParser(source, maxTokens, maxNesting);
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(parser.ParseDefinition());
        }
        while (parser._token.Kind != TokenKind.EndOfFile);
        return new DocumentNode(definitions) { Location = new SourceLocation(1, 1) };
    }

    private DefinitionNode ParseDefinition()
    {
        if (_token.Kind == TokenKind.BraceLeft)
        {
            var start = _token.Location;
            return new OperationDefinitionNode(OperationType.Query, null, [], ParseSelectionSet()) { Location = start };
        }

        var keyword = PeekDescription ? Lookahead() : _token;
        return keyword switch
        {
            { Kind: TokenKind.BraceLeft } =>
                throw Error("Unexpected description, descriptions are not supported on shorthand queries.", _token),
            { Kind: not TokenKind.Name } => throw Unexpected(keyword),
            { Value: "query" or "mutation" or "subscription" } => Described(ParseOperation),
            { Value: "fragment" } => Described(ParseFragmentDefinition),
            { Value: "schema" } => Described(() => ParseSchema(extension: false)),
            { Value: "directive" } => Described(ParseDirectiveDefinition),
            { Value: { } name } when KindOf(name) is { } kind => Described(() => ParseType(kind, name, extension: false)),
            _ when PeekDescription => throw Error("Unexpected description, only GraphQL definitions support descriptions.", _token),
            { Value: "extend" } => ParseExtension(),
            _ => throw Unexpected(keyword),
        };
    }

    /// <summary>Parses what may have a description before it, and then begins there.</summary>
    private T Described<T>(Func<T> parse) where T : DefinitionNode
    {
        var start = _token.Location;
        var description = PeekDescription ? ParseString() : null;
        return parse() with { Location = start, Description = description };
    }

    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(token.Value!) { Location = token.Location };
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name) { Location = name.Location };
    }

    private TypeNode ParseTypeReference()
    {
        var start = _token.Location;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            Enter();
            type = new ListTypeNode(ParseTypeReference()) { Location = start };
            _nesting--;
            Expect(TokenKind.BracketRight);
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) { Location = start } : type;
    }

    private bool PeekDescription => _token.Kind is TokenKind.String or TokenKind.BlockString;

    private StringValueNode ParseString()
    {
        var token = _token;
        Advance();
        return new StringValueNode(token.Value!, token.Kind == TokenKind.BlockString) { Location = token.Location };
    }

    private List<T> Many<T>(TokenKind open, Func<T> item, TokenKind close)
    {
        Expect(open);
        return Rest(item, close);
    }

    private List<T> OptionalMany<T>(TokenKind open, Func<T> item, TokenKind close) => Skip(open) ? Rest(item, close) : [];

    private List<T> Any<T>(TokenKind open, Func<T> item, TokenKind close)
    {
        Expect(open);
        return Skip(close) ? [] : Rest(item, close);
    }

    private List<T> Rest<T>(Func<T> item, TokenKind close)
    {
        Enter();
        var items = new List<T>();
        do
        {
            items.Add(item());
        }
        while (!Skip(close));
        _nesting--;
        return items;
    }

    private List<T> Delimited<T>(TokenKind delimiter, Func<T> item)
    {
        Skip(delimiter);
        var items = new List<T>();
        do
        {
            items.Add(item());
        }
        while (Skip(delimiter));
        return items;
    }

    private void Enter()
    {
        if (++_nesting > _maxNesting)
        {
            throw new GraphQLSyntaxException($"Document nests more than {_maxNesting} levels deep. Parsing aborted.", _token.Location)
            {
                LimitError = LimitError.Create(
                    nameof(MaxNesting), null, _maxNesting,
                    $"The document nests braces and brackets more than {_maxNesting} levels deep. Nest less."),
            };
        }
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
        {
            throw Error($"Expected {Token.Describe(kind)}, found {token}.", token);
        }

        Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Error($"Expected \"{keyword}\", found {_token}.", _token);
        }
    }

    private bool SkipKeyword(string keyword)
    {
        if (_token.Kind != TokenKind.Name || _token.Value != keyword)
        {
            return false;
        }

        Advance();
        return true;
    }

    private Token Lookahead()
    {
        var copy = _lexer;
        return copy.Next();
    }

    private void Advance()
    {
        _token = _lexer.Next();
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _maxTokens)
        {
            throw new GraphQLSyntaxException($"Document contains more than {_maxTokens} tokens. Parsing aborted.", _token.Location)
            {
                LimitError = LimitError.Create(
                    nameof(RequestExecutorOptions.MaxDocumentTokens), null, _maxTokens,
                    $"The document has more than {_maxTokens} tokens. Ask for less in one document."),
            };
        }
    }

    private static GraphQLSyntaxException Unexpected(Token token) => Error($"Unexpected {token}.", token);

    private static GraphQLSyntaxException Error(string message, Token token) => new(message, token.Location);
}
