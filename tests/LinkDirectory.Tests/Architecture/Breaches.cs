namespace LinkDirectory.Tests.Architecture;

internal static class Breaches
{
    /// <summary>Fails with every breach in full, a line each.</summary>
    public static void MustBeNone(IEnumerable<string> breaches)
    {
        var found = breaches.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
