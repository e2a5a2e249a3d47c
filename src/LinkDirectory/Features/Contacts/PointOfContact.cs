using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Contacts;

/// <summary>A role at one school, service or area, with its own mailbox, which outlives its holders.</summary>
public sealed class PointOfContact
{
    public int Id { get; set; }

    public int? SchoolId { get; set; }

    public School? School { get; set; }

    public int? ServiceId { get; set; }

    public Service? Service { get; set; }

    public int? AreaId { get; set; }

    public Area? Area { get; set; }

    public ContactRole Role { get; set; }

    /// <summary>Tells roles of one kind at one organisation apart, as in "north" and "south"; empty where there is one.</summary>
    public string Label { get; set; } = "";

    /// <summary>The role's own mailbox. A school's is for signed-in people: children would write to it.</summary>
    public string? SharedEmail { get; set; }

    public string? SharedTelephone { get; set; }

    /// <summary>When the role can be reached, in plain words.</summary>
    public string? Availability { get; set; }

    public DateOnly? AwayUntil { get; set; }

    /// <summary>Counts changes, so that a second editor is told of the first.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Counts a change of the version that was read.</summary>
    public void CountChangeAfter(int read) => Version = read + 1;

    public DateTimeOffset? LastVerifiedAt { get; set; }

    public DateOnly? VerifyBy { get; set; }

    /// <summary>Since when mail to it has come back; null while it arrives.</summary>
    public DateTimeOffset? UndeliverableSince { get; set; }

    /// <summary>Those in the role and those before them, deputies included.</summary>
    public List<Holder> Holders { get; } = [];

    public List<Verification> Verifications { get; } = [];

    /// <summary>Who holds the role on a day, and not who deputises; of several, the one who came last. Null while it is vacant.</summary>
    public Holder? HolderOn(DateOnly day) => InPost(day, deputy: false);

    /// <summary>Who deputises on a day; null where nobody does.</summary>
    public Holder? DeputyOn(DateOnly day) => InPost(day, deputy: true);

    // Asked of every role that is read, and so without LINQ.
    private Holder? InPost(DateOnly day, bool deputy)
    {
        Holder? last = null;
        foreach (var holder in Holders)
        {
            if (holder.Deputy == deputy && holder.InPostOn(day)
                && (last is null || (holder.Since, holder.Id).CompareTo((last.Since, last.Id)) > 0))
            {
                last = holder;
            }
        }

        return last;
    }
}

/// <summary>Someone who holds or held a role. Personal data: leaves the server only to those who may see it.</summary>
public sealed class Person
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public string? Email { get; set; }

    public string? Telephone { get; set; }
}

/// <summary>A person in a role, from a day until a day. One person may hold several roles.</summary>
public sealed class Holder
{
    public int Id { get; set; }

    public int PointOfContactId { get; set; }

    public int PersonId { get; set; }

    public Person Person { get; set; } = null!;

    /// <summary>True for the deputy.</summary>
    public bool Deputy { get; set; }

    public string? JobTitle { get; set; }

    public required DateOnly Since { get; set; }

    /// <summary>The last day in the role; null if none is set.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>When the person finished the senior mental health lead training; null if not known.</summary>
    public DateOnly? TrainedOn { get; set; }

    /// <summary>Whether the term takes in a day: <see cref="InPost"/> says the same of rows.</summary>
    public bool InPostOn(DateOnly day) => Since <= day && !IsOverBy(day);

    /// <summary>Whether the term has ended before a day; one that is yet to begin has not.</summary>
    public bool IsOverBy(DateOnly day) => Until < day;
}

/// <summary>Somebody's word that a point of contact or a service's record is right. An import or an edit does not count.</summary>
public sealed class Verification
{
    public int Id { get; set; }

    public int? PointOfContactId { get; set; }

    public int? ServiceId { get; set; }

    public required DateTimeOffset At { get; set; }

    public VerificationMethod Method { get; set; }

    public VerificationOutcome Outcome { get; set; }

    /// <summary>Who said so. Personal data.</summary>
    public string? By { get; set; }
}
