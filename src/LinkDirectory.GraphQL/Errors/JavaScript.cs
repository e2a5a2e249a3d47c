namespace LinkDirectory.GraphQL;

/// <summary>Numbers and values as the reference's language writes them, for coercion and for messages.</summary>
internal static class JavaScript
{
    private const int MaxDepth = 2;
    private const int MaxItems = 10;

    /// <summary>The reference shows them all; nobody reads as many, and errors are cut.</summary>
    private const int MaxMembers = 250;

    /// <summary>A number as text: the shortest digits that read back as it, with an exponent from 1e21 up and below 1e-6.</summary>
    public static string Text(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        if (number == 0)
        {
            return "0";
        }

        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var whole = parts[0].Split('.')[0];
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        var point = whole.Length - leading + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return (number < 0 ? "-" : "") + Place(digits.Trim('0'), point);
    }

    /// <summary>The number that a text is, blanks around it left out; NaN when it is not one.</summary>
    public static double Number(string text)
    {
        var trimmed = text.Trim().Trim('\uFEFF').Trim();
        if (trimmed.Length == 0)
        {
            return 0;
        }

        if (trimmed.Length > 2 && trimmed[0] == '0' && char.ToUpperInvariant(trimmed[1]) is var prefix and ('X' or 'O' or 'B'))
        {
            return Digits(trimmed.AsSpan(2), prefix == 'X' ? 16 : prefix == 'O' ? 8 : 2);
        }

        if (trimmed.TrimStart('+', '-') == "Infinity" && trimmed.Length <= "Infinity".Length + 1)
        {
            return trimmed[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return trimmed.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'e' or 'E')
            && double.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture, out var number)
                ? number : double.NaN;
    }

    /// <summary>A value in a message: strings in quotes, at most ten items of a list and two levels of objects.</summary>
    public static string Inspect(object? value) => Inspect(value, 0);

    /// <summary>A JSON string, even with half a surrogate pair, which .NET's reader refuses.</summary>
    public static string Text(JsonElement json)
    {
        var raw = json.GetRawText();
        if (!raw.Contains("\\u", StringComparison.Ordinal))
        {
            return json.GetString()!;
        }

        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            text.Append(Escapes.Character(raw[i])
                ?? (char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += raw[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }

    private static string Place(string digits, int point)
    {
        if (point is > 0 and <= 21)
        {
            return digits.Length <= point ? digits.PadRight(point, '0') : $"{digits[..point]}.{digits[point..]}";
        }

        if (point is > -6 and <= 0)
        {
            return "0." + new string('0', -point) + digits;
        }

        var exponent = point - 1;
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    private static double Digits(ReadOnlySpan<char> digits, int radix)
    {
        double number = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Uri.FromHex(c) : radix;
            if (digit >= radix)
            {
                return double.NaN;
            }

            number = (number * radix) + digit;
        }

        return number;
    }

    private static string Inspect(object? value, int depth) => value switch
    {
        null => "null",
        JsonElement json => Inspect(json, depth),
        string text => Quote(text),
        bool boolean => boolean ? "true" : "false",
        double number => Text(number),
        float or decimal or int or long or short or byte => Text(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> members => Members([.. members.Select(member => (member.Key, member.Value))], depth),
        IEnumerable items => Items([.. items], depth),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Inspect(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.Object =>
            Members([.. json.EnumerateObject().Take(MaxMembers).Select(member => (member.Name, (object?)member.Value))], depth),
        JsonValueKind.Array => Items([.. json.EnumerateArray()], depth),
        JsonValueKind.String => Quote(Text(json)),
        JsonValueKind.Number => Text(json.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Members(List<(string Name, object? Value)> members, int depth)
    {
        if (members.Count == 0)
        {
            return "{}";
        }

        return depth >= MaxDepth ? "[Object]"
            : $"{{ {string.Join(", ", members.Select(member => $"{member.Name}: {Inspect(member.Value, depth + 1)}"))} }}";
    }

    private static string Items(List<object?> items, int depth)
    {
        if (items.Count == 0)
        {
            return "[]";
        }

        if (depth >= MaxDepth)
        {
            return "[Array]";
        }

        var shown = items.Take(MaxItems).Select(item => Inspect(item, depth + 1));
        var rest = items.Count - MaxItems;
        if (rest > 0)
        {
            shown = shown.Append(rest == 1 ? "... 1 more item" : string.Create(CultureInfo.InvariantCulture, $"... {rest} more items"));
        }

        return $"[{string.Join(", ", shown)}]";
    }

    /// <summary>A string in quotes, as JSON.</summary>
    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            _ = Escapes.Letter(c) is { } letter ? text.Append('\\').Append(letter)
                : pair ? text.Append(c).Append(value[++i])
                : c < ' ' || char.IsSurrogate(c) ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
