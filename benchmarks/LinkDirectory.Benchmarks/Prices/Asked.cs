using System.Text.Json;

namespace LinkDirectory.Benchmarks.Prices;

/// <summary>What one request came to.</summary>
/// <param name="Processor">What the server's process spent meanwhile.</param>
internal sealed record Asked(JsonDocument Answer, TimeSpan Processor, long Bytes) : IDisposable
{
    public bool IsRefused => !Answer.RootElement.TryGetProperty("data", out _);

    public string? FirstError => Answer.RootElement.TryGetProperty("errors", out var errors)
        ? errors[0].GetProperty("message").GetString() : null;

    /// <summary>The price of all resolvers.</summary>
    public double Cost => Answer.RootElement.TryGetProperty("extensions", out var extensions)
        ? extensions.GetProperty("operationCost").GetProperty("fieldCost").GetDouble() : double.NaN;

    public void Dispose() => Answer.Dispose();
}
