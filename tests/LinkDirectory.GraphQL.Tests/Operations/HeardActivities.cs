using System.Collections.Concurrent;
using System.Diagnostics;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>Keeps the activities that end while it lives. Listening is a matter of the whole process: tell one's own by a name.</summary>
public sealed class HeardActivities : IDisposable
{
    private readonly ActivityListener _listener;

    public HeardActivities(Func<ActivitySource, bool> sources)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = sources,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ConcurrentQueue<Activity> Ended { get; } = new();

    /// <summary>Everything that an exporter could send.</summary>
    public IEnumerable<string> Texts => Ended.SelectMany(activity => activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
        .Concat(activity.Events.SelectMany(e => e.Tags.Select(tag => $"{e.Name} {tag.Key}={tag.Value}")))
        .Concat(activity.Baggage.Select(item => $"{item.Key}={item.Value}"))
        .Append(activity.DisplayName).Append(activity.StatusDescription ?? ""));

    public void Dispose() => _listener.Dispose();
}
