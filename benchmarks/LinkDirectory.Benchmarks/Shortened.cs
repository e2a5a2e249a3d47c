namespace LinkDirectory.Benchmarks;

/// <summary>Texts that may be too long for a line of a report.</summary>
internal static class Shortened
{
    /// <returns>The beginning of a text that is longer than <paramref name="longest"/>, with its length; else the text.</returns>
    public static string To(int longest, string text) =>
        text.Length <= longest ? text : $"{text[..longest]}… ({text.Length} characters)";
}
