using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links;

/// <summary>One change of a link while it is made.</summary>
public sealed record LinkChange(DirectoryDbContext Db, Link Link, Actor Actor, DateTimeOffset Now, DateOnly Today)
{
    private readonly List<AuditChange> notes = [];

    /// <summary>What is done in the change's transaction once it is saved, as writing mails.</summary>
    internal Func<CancellationToken, Task>? Afterwards { get; set; }

    internal void Note(string field, DateOnly? from, DateOnly? to) => notes.Add(new AuditChange(field, Text(from), Text(to)));

    internal void Stand(LinkStatus status)
    {
        notes.Add(new AuditChange("status", Link.Status.ToString(), status.ToString()));
        Link.Status = status;
    }

    /// <summary>Names a side's contact, which must be one of its roles; none given leaves it as it is.</summary>
    /// <param name="field">The field of the input that names it.</param>
    internal async Task<Problem?> NameAsync(LinkSide side, int? contactId, string field, bool required, CancellationToken cancellation)
    {
        var named = side == LinkSide.School ? Link.SchoolContactId : Link.ServiceContactId;
        if (contactId is not { } id)
        {
            return required && named is null ? new InvalidInput("Choose whom the other side asks for: one of your roles.", field) : null;
        }

        var theirs = side == LinkSide.School
            ? await Db.PointsOfContact.AnyAsync(c => c.Id == id && c.SchoolId == Link.SchoolId, cancellation)
            : await Db.PointsOfContact.AnyAsync(c => c.Id == id && c.ServiceId == Link.ServiceId, cancellation);
        if (!theirs)
        {
            return new InvalidInput(
                $"This is no role of the {(side == LinkSide.School ? "school" : "service")}. Choose one of its roles.", field);
        }

        notes.Add(new AuditChange(side == LinkSide.School ? "school contact" : "service contact", Contact(named), Contact(id)));
        if (side == LinkSide.School)
        {
            Link.SchoolContactId = id;
        }
        else
        {
            Link.ServiceContactId = id;
        }

        return null;
    }

    /// <summary>
    /// Moves it to the school that followed the one that has closed. What was agreed with that one is under review: it holds until it is
    /// ended.
    /// </summary>
    /// <param name="contactId">Who the service asks for there; null where nobody is named.</param>
    internal void Move(School to, int? contactId)
    {
        notes.Add(new AuditChange("school", $"School {Link.SchoolId}", $"School {to.Id}"));
        notes.Add(new AuditChange("school contact", Contact(Link.SchoolContactId), Contact(contactId)));
        (Link.SchoolId, Link.SchoolContactId) = (to.Id, contactId);
        if (Link.Status != LinkStatus.Proposed)
        {
            Stand(LinkStatus.UnderReview);
            Note("review by", Link.ReviewBy, Today);
            Link.ReviewBy = Today;
        }
    }

    internal async Task SaveAsync(string act, Func<CancellationToken, Task>? afterwards, CancellationToken cancellation)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellation);
        await SaveInAsync(act, afterwards, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Saves it in the transaction of its caller.</summary>
    internal async Task SaveInAsync(string act, Func<CancellationToken, Task>? afterwards, CancellationToken cancellation)
    {
        Link.Version++;
        await Db.SaveChangesAsync(cancellation);
        if (afterwards is not null)
        {
            await afterwards(cancellation);
        }

        AuditTrail.Add(Db, Actor, Now, act, $"Link {Link.Id}", detail: null, notes);
        await Db.SaveChangesAsync(cancellation);
    }

    private static string? Contact(int? id) => id is null ? null : $"Point of contact {id}";

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
