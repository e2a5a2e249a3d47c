namespace LinkDirectory.GraphQL.Language;

/// <summary>From <see cref="Bang"/> to <see cref="BraceRight"/> in the order of <see cref="Token.Punctuators"/>.</summary>
internal enum TokenKind
{
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Colon,
    EqualsSign,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Spread,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

internal readonly record struct Token(TokenKind Kind, SourceLocation Location, string? Value)
{
    public const string Punctuators = "!$&():=@[]{|}";

    public override string ToString() => Value is null ? Describe(Kind) : $"{Describe(Kind)} \"{Value}\"";

    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Spread => "\"...\"",
        >= TokenKind.Bang and <= TokenKind.BraceRight => $"\"{Punctuators[kind - TokenKind.Bang]}\"",
        _ => kind.ToString(),
    };
}
