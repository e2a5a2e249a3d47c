using System.Diagnostics;

namespace LinkDirectory.GraphQL.Tests.Support;

/// <summary>Waits for what another thread brings about.</summary>
public static class Eventually
{
    /// <summary>Fails when it does not hold within 30 seconds, far longer than any of it takes.</summary>
    public static async Task HoldsAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "It did not come to hold within 30 seconds.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
