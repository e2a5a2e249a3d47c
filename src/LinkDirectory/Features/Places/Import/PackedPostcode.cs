namespace LinkDirectory.Features.Places.Import;

/// <summary>A full postcode as one number, so that millions are held and sorted cheaply. Numbers order as the codes do.</summary>
internal static class PackedPostcode
{
    private const int Longest = 7;
    private const ulong Radix = 37;

    /// <summary>Reads a full postcode in any case and spacing; false where the text has not the shape of one.</summary>
    public static bool TryPack(ReadOnlySpan<char> text, out ulong packed)
    {
        packed = 0;
        Span<char> code = stackalloc char[Longest];
        var length = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '\u00A0')
            {
                continue;
            }

            if (length == Longest || !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }

            code[length++] = char.ToUpperInvariant(c);
        }

        if (!HasShape(code[..length]))
        {
            return false;
        }

        for (var index = 0; index < Longest; index++)
        {
            packed = (packed * Radix) + (index < length ? ValueOf(code[index]) : 0);
        }

        return true;
    }

    /// <summary>The postcode without its space, as in NW32JB.</summary>
    public static string Unpack(ulong packed)
    {
        Span<char> code = stackalloc char[Longest];
        var length = 0;
        for (var index = Longest - 1; index >= 0; index--)
        {
            var value = packed % Radix;
            packed /= Radix;
            code[index] = value == 0 ? ' ' : (char)(value <= 10 ? '0' + value - 1 : 'A' + value - 11);
            length += value == 0 ? 0 : 1;
        }

        return new string(code[..length]);
    }

    // An outward code of two to four that begins with a letter and, but for GIR, has a digit; then a digit and two letters.
    private static bool HasShape(ReadOnlySpan<char> code) =>
        code.Length >= 5
            && char.IsAsciiLetter(code[0])
            && char.IsAsciiDigit(code[^3])
            && char.IsAsciiLetter(code[^2])
            && char.IsAsciiLetter(code[^1])
        && (code[..^3].ContainsAnyInRange('0', '9') || code is "GIR0AA");

    private static ulong ValueOf(char c) => char.IsAsciiDigit(c) ? (ulong)(c - '0' + 1) : (ulong)(c - 'A' + 11);
}
