namespace LinkDirectory.Web.Text;

/// <summary>Words that begin a line or a cell.</summary>
public static class Capital
{
    /// <summary>"command line" as "Command line"; nothing stays nothing.</summary>
    public static string Of(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
}
