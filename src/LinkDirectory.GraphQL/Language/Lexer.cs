namespace LinkDirectory.GraphQL.Language;

/// <summary>Reads the tokens of a document. A struct, so that looking ahead is a copy.</summary>
internal partial struct Lexer(string source)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    public Token Next()
    {
        SkipIgnored();
        if (_position >= source.Length)
        {
            return Make(TokenKind.EndOfFile, source.Length, source.Length);
        }

        var start = _position;
        var c = source[start];
        return Token.Punctuators.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Make(TokenKind.Bang + i, start, start + 1)
            : c == '.' ? ReadDots(start)
            : c == '"' ? (At(start + 1) == '"' && At(start + 2) == '"' ? ReadBlockString(start) : ReadString(start))
            : char.IsAsciiDigit(c) || c == '-' ? ReadNumber(start)
            : IsNameStart(c) ? ReadName(start)
            : throw UnexpectedCharacter(start);
    }

    private void SkipIgnored()
    {
        while (_position < source.Length)
        {
            var c = source[_position];
            if (c is '\uFEFF' or '\t' or ' ' or ',')
            {
                _position++;
            }
            else if (c is '\n' or '\r')
            {
                _position += c == '\r' && At(_position + 1) == '\n' ? 2 : 1;
                _line++;
                _lineStart = _position;
            }
            else if (c == '#')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        while (_position < source.Length && source[_position] is not ('\n' or '\r'))
        {
            if (!TryStepOverCharacter(ref _position))
            {
                return;
            }
        }
    }

    private Token ReadDots(int start)
    {
        if (At(start + 1) == '.')
        {
            return At(start + 2) == '.'
                ? Make(TokenKind.Spread, start, start + 3)
                : throw Error(start, "Unexpected \"..\", did you mean \"...\"?");
        }

        if (char.IsAsciiDigit(At(start + 1)))
        {
            var end = ReadDigits(start + 1);
            throw Error(start, $"Invalid number, expected digit before \".\", did you mean \"0.{source[(start + 1)..end]}\"?");
        }

        throw UnexpectedCharacter(start);
    }

    private Token ReadName(int start)
    {
        var end = start + 1;
        while (end < source.Length && (IsNameStart(source[end]) || char.IsAsciiDigit(source[end])))
        {
            end++;
        }

        return Make(TokenKind.Name, start, end, source[start..end]);
    }

    private Token ReadNumber(int start)
    {
        var first = At(start) == '-' ? start + 1 : start;
        var position = At(first) == '0' ? first + 1 : ReadDigits(first);
        var isFloat = false;
        if (At(first) == '0' && char.IsAsciiDigit(At(position)))
        {
            throw Error(position, $"Invalid number, unexpected digit after 0: {Print(position)}.");
        }

        if (At(position) == '.')
        {
            isFloat = true;
            position = ReadDigits(position + 1);
        }

        if (At(position) is 'e' or 'E')
        {
            isFloat = true;
            position = ReadDigits(At(position + 1) is '+' or '-' ? position + 2 : position + 1);
        }

        return At(position) == '.' || IsNameStart(At(position))
            ? throw Error(position, $"Invalid number, expected digit but got: {Print(position)}.")
            : Make(isFloat ? TokenKind.Float : TokenKind.Int, start, position, source[start..position]);
    }

    private readonly int ReadDigits(int start)
    {
        if (!char.IsAsciiDigit(At(start)))
        {
            throw Error(start, $"Invalid number, expected digit but got: {Print(start)}.");
        }

        var position = start + 1;
        while (char.IsAsciiDigit(At(position)))
        {
            position++;
        }

        return position;
    }

    /// <summary>The character at an index; NUL past the end, which no token begins with.</summary>
    private readonly char At(int index) => index < source.Length ? source[index] : '\0';

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    /// <summary>Goes past a character; false at half of a surrogate pair.</summary>
    private readonly bool TryStepOverCharacter(ref int position)
    {
        var whole = Rune.TryGetRuneAt(source, position, out var character);
        position += whole ? character.Utf16SequenceLength : 0;
        return whole;
    }

    private Token Make(TokenKind kind, int start, int end, string? value = null)
    {
        _position = end;
        return new Token(kind, new SourceLocation(_line, 1 + start - _lineStart), value);
    }

    private readonly GraphQLSyntaxException UnexpectedCharacter(int position)
    {
        var whole = Rune.TryGetRuneAt(source, position, out _);
        return Error(position, source[position] == '\''
            ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            : $"{(whole ? "Unexpected" : "Invalid")} character: {Print(position)}.");
    }

    private readonly string Print(int position)
    {
        if (position >= source.Length)
        {
            return "<EOF>";
        }

        var c = source[position];
        if (c is >= ' ' and <= '~')
        {
            return c == '"' ? "'\"'" : $"\"{c}\"";
        }

        var code = Rune.TryGetRuneAt(source, position, out var rune) ? rune.Value : c;
        return "U+" + code.ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>An error at an index, whose line is counted from the start of the document: errors are rare.</summary>
    private readonly GraphQLSyntaxException Error(int position, string message)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < Math.Min(position, source.Length); i++)
        {
            if (source[i] == '\n' || (source[i] == '\r' && At(i + 1) != '\n'))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new GraphQLSyntaxException(message, new SourceLocation(line, 1 + position - lineStart));
    }
}
