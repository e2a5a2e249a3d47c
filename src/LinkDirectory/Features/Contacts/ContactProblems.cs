namespace LinkDirectory.Features.Contacts;

/// <summary>Somebody else changed the point of contact first.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Current">The record as it is now.</param>
public sealed record ContactChangedMeanwhile(string Message, ContactView Current) : Problem(Message)
{
    internal static ContactChangedMeanwhile To(ContactView current) =>
        new("Somebody else changed this contact since you opened it. Look at what it says now, then make your change again.", current);
}
