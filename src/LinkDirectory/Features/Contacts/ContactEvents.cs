namespace LinkDirectory.Features.Contacts;

/// <summary>Tells subscribers that a point of contact has changed: its number alone, so that each reads what they may see.</summary>
/// <param name="topics">Where the API's subscribers listen; null on the command line, where there are none.</param>
public sealed class ContactEvents(DirectoryDb directory, ITopicEventSender? topics = null)
{
    /// <param name="area">An area's code; null for changes anywhere.</param>
    public static string TopicOf(string? area) => $"pointOfContactChanged {area}";

    /// <summary>Tells listeners to all changes or to those of the contact's areas. Call it once the change is committed.</summary>
    public async Task ChangedAsync(int contactId)
    {
        if (topics is null)
        {
            return;
        }

        // The change is made: that its caller has gone stops nobody from hearing of it.
        await using var db = directory.OpenToRead();
        foreach (var area in (await ContactAreas.CodesAsync(db, contactId, CancellationToken.None)).Prepend(null))
        {
            await topics.SendAsync(TopicOf(area), contactId, CancellationToken.None);
        }
    }
}
