namespace LinkDirectory.Tests.Support;

/// <summary>
/// How many cases of chance a test tries, and from which seed. The gate's are few; <c>benchmarks -- soak</c> sets others by
/// <c>SOAK_CASES</c> and <c>SOAK_SEED</c>.
/// </summary>
internal static class Soak
{
    public static int Cases(int inGate) => Set("SOAK_CASES") ?? inGate;

    public static int Seed(int inGate) => Set("SOAK_SEED") ?? inGate;

    /// <summary>The seeds of a test that has one for each of its runs: those in a row from the first that is set.</summary>
    public static TheoryData<int> Seeds(params int[] inGate) =>
        Set("SOAK_CASES") is { } runs ? new(Enumerable.Range(Seed(inGate[0]), runs)) : new(inGate);

    // What is set and is no number is a mistake: the gate's cases would pass for thousands.
    private static int? Set(string variable) => System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
