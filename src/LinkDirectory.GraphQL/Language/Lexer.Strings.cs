namespace LinkDirectory.GraphQL.Language;

/// <summary>The strings of a document.</summary>
internal partial struct Lexer
{
    private Token ReadString(int start)
    {
        StringBuilder? value = null;
        var position = start + 1;
        var chunk = position;
        while (position < source.Length)
        {
            var c = source[position];
            if (c == '"')
            {
                var text = value is null
                    ? source[chunk..position]
                    : value.Append(source, chunk, position - chunk).ToString();
                return Make(TokenKind.String, start, position + 1, text);
            }

            if (c == '\\')
            {
                value = (value ?? new StringBuilder()).Append(source, chunk, position - chunk);
                position += ReadEscape(position, value);
                chunk = position;
            }
            else if (c is '\n' or '\r')
            {
                break;
            }
            else if (!TryStepOverCharacter(ref position))
            {
                throw Error(position, $"Invalid character within String: {Print(position)}.");
            }
        }

        throw Error(position, "Unterminated string.");
    }

    /// <summary>Appends what an escape stands for and returns its length.</summary>
    private readonly int ReadEscape(int position, StringBuilder value)
    {
        if (At(position + 1) == 'u')
        {
            return At(position + 2) == '{' ? ReadVariableWidthEscape(position, value) : ReadFixedWidthEscape(position, value);
        }

        value.Append(Escapes.Character(At(position + 1))
            ?? throw Error(position, $"Invalid character escape sequence: \"{Slice(position, 2)}\"."));
        return 2;
    }

    private readonly int ReadVariableWidthEscape(int position, StringBuilder value)
    {
        var point = 0;
        var size = 3;
        while (size < 12)
        {
            var c = At(position + size++);
            if (c == '}')
            {
                if (size < 5 || !Rune.IsValid(point))
                {
                    break;
                }

                value.Append(new Rune(point).ToString());
                return size;
            }

            point = char.IsAsciiHexDigit(c) ? (point << 4) | Uri.FromHex(c) : -1;
            if (point < 0)
            {
                break;
            }
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, size)}\".");
    }

    private readonly int ReadFixedWidthEscape(int position, StringBuilder value)
    {
        var code = Read16Bits(position + 2);
        if (code >= 0 && !char.IsSurrogate((char)code))
        {
            value.Append((char)code);
            return 6;
        }

        if (code >= 0 && char.IsHighSurrogate((char)code) && At(position + 6) == '\\' && At(position + 7) == 'u')
        {
            var trailing = Read16Bits(position + 8);
            if (trailing >= 0 && char.IsLowSurrogate((char)trailing))
            {
                value.Append((char)code).Append((char)trailing);
                return 12;
            }
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, 6)}\".");
    }

    private readonly int Read16Bits(int position)
        => position + 4 <= source.Length && ushort.TryParse(
            source.AsSpan(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : -1;

    private readonly string Slice(int position, int length) => source.Substring(position, Math.Min(length, source.Length - position));

    private Token ReadBlockString(int start)
    {
        var lines = new List<string>();
        var current = new StringBuilder();
        var position = start + 3;
        var chunk = position;
        var lineStart = _lineStart;
        while (position < source.Length)
        {
            var c = source[position];
            if (c == '"' && At(position + 1) == '"' && At(position + 2) == '"')
            {
                lines.Add(current.Append(source, chunk, position - chunk).ToString());
                var token = Make(TokenKind.BlockString, start, position + 3, string.Join('\n', BlockString.Dedent(lines)));
                _line += lines.Count - 1;
                _lineStart = lineStart;
                return token;
            }

            if (c == '\\' && At(position + 1) == '"' && At(position + 2) == '"' && At(position + 3) == '"')
            {
                current.Append(source, chunk, position - chunk);
                chunk = position + 1;
                position += 4;
            }
            else if (c is '\n' or '\r')
            {
                lines.Add(current.Append(source, chunk, position - chunk).ToString());
                current.Clear();
                position += c == '\r' && At(position + 1) == '\n' ? 2 : 1;
                chunk = lineStart = position;
            }
            else if (!TryStepOverCharacter(ref position))
            {
                throw Error(position, $"Invalid character within String: {Print(position)}.");
            }
        }

        throw Error(position, "Unterminated string.");
    }
}
