using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications;

public enum MailedLinkState
{
    Good,

    /// <summary>It was sealed here, and its time is over.</summary>
    Expired,

    /// <summary>It was cut short, changed, or made for something else.</summary>
    Spoilt,
}

/// <summary>What a mailed link shows to the person who followed it, as of now.</summary>
public sealed record MailedRoles
{
    public required MailedLinkState State { get; init; }

    /// <summary>The person who followed it, with permission for the roles shown and no more.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The person's name; null for a shared mailbox.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What they may confirm: the roles that they hold, or are deputy for, today, or the mailbox's own role. Loaded with its holders and
    /// organisation.
    /// </summary>
    public IReadOnlyList<PointOfContact> Roles { get; init; } = [];

    /// <summary>The services whose records they may confirm.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    /// <summary>What the mail asked about that is no longer theirs.</summary>
    public IReadOnlyList<PointOfContact> NoLongerTheirs { get; init; } = [];

    /// <summary>Nothing to read or do: the link cannot be used as it is.</summary>
    public static MailedRoles Refused(MailedLinkState state) => new() { State = state, Actor = Actor.Anonymous(Channel.MailedLink) };

    /// <summary>Whether the reader holds the role themselves, rather than standing in or reading its mailbox.</summary>
    public bool HoldsThemselves(PointOfContact role, DateOnly today) =>
        Actor.PersonId is { } person && role.HolderOn(today)?.PersonId == person;
}
