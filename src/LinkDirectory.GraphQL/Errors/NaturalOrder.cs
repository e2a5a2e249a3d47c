namespace LinkDirectory.GraphQL;

/// <summary>Names in the order of their characters, numbers within them by their value: <c>a2</c> before <c>a10</c>.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            int order;
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                order = Number(a, ref i).CompareTo(Number(b, ref j));
            }
            else
            {
                order = a[i++].CompareTo(b[j++]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        return a.Length - b.Length;
    }

    /// <summary>Reads a number; a leading zero stands alone.</summary>
    private static double Number(string text, ref int i)
    {
        double number = 0;
        do
        {
            number = (number * 10) + text[i++] - '0';
        }
        while (i < text.Length && char.IsAsciiDigit(text[i]) && number > 0);
        return number;
    }
}
