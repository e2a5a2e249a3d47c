namespace LinkDirectory.Features.Notifications;

/// <summary>The statuses by which GOV.UK Notify says that an email failed; by any other it is on its way or has arrived.</summary>
internal static class NotifyStatus
{
    /// <summary>Nobody is at that address.</summary>
    public const string Permanent = "permanent-failure";

    /// <summary>It could not be delivered for three days: a full mailbox, or a server that did not take it.</summary>
    public const string Temporary = "temporary-failure";

    /// <summary>Notify itself failed and has sent nothing.</summary>
    public const string Technical = "technical-failure";

    public const string Delivered = "delivered";
}
