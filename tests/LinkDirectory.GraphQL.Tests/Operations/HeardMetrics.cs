using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LinkDirectory.GraphQL.Execution;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>Keeps what the meters of one server measure.</summary>
public sealed class HeardMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly SemaphoreSlim _came = new(0);
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _heard = new();

    public HeardMetrics(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Meter.Name == GraphQLInstruments.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
    }

    public List<string> TagsOf(string instrument) => [.. _heard.Where(one => one.Instrument == instrument).Select(one => one.Tags)];

    public List<double> Values(string instrument) => [.. _heard.Where(one => one.Instrument == instrument).Select(one => one.Value)];

    /// <summary>Waits until an instrument has measured so often.</summary>
    public async Task WaitAsync(string instrument, int times)
    {
        while (Values(instrument).Count < times)
        {
            await _came.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _came.Dispose();
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _heard.Enqueue((instrument.Name, value,
            string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))));
        _came.Release();
    }
}
