using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links;

/// <summary>
/// Writes links: proposed by one side, agreed by the other, reviewed once a year by either, ended by either with a reason. A
/// link names a role on each side, so that a later holder takes it over.
/// </summary>
public sealed class LinkChanges(DirectoryDb directory, LinkMail mail, TimeProvider clock)
{
    /// <summary>Proposes a link for one side, which the other side is asked to agree to. An ended link is proposed again.</summary>
    /// <param name="schoolContactId">Who the service would ask for; may be left to the school where the service proposes.</param>
    /// <param name="serviceContactId">Who the school would ask for; may be left to the service where the school proposes.</param>
    public async Task<Result<Link>> ProposeAsync(
        int schoolId, int serviceId, int? schoolContactId, int? serviceContactId, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (!await db.Schools.AnyAsync(s => s.Id == schoolId, cancellation))
        {
            return new NotFound("School", schoolId);
        }

        if (!await db.Services.AnyAsync(s => s.Id == serviceId, cancellation))
        {
            return new NotFound("Service", serviceId);
        }

        var keepsSchool = await actor.MayKeepSchoolAsync(db, schoolId, cancellation);
        if (!keepsSchool && !await actor.MayKeepServiceAsync(db, serviceId, cancellation))
        {
            return new NotAllowed();
        }

        var link = await db.Links.SingleOrDefaultAsync(l => l.SchoolId == schoolId && l.ServiceId == serviceId, cancellation);
        if (link is not null and not { Status: LinkStatus.Ended })
        {
            return LinkTransitionRefused.From(link.Status);
        }

        var side = keepsSchool ? LinkSide.School : LinkSide.Service;
        if (link is null)
        {
            link = new Link { SchoolId = schoolId, ServiceId = serviceId, Version = 0 };
            db.Links.Add(link);
        }

        var change = new LinkChange(db, link, actor, clock.GetUtcNow(), London.Today(clock));
        var problem = await change.NameAsync(LinkSide.School, schoolContactId, "schoolContact", required: side == LinkSide.School,
            cancellation)
            ?? await change.NameAsync(LinkSide.Service, serviceContactId, "serviceContact", required: side == LinkSide.Service,
                cancellation);
        if (problem is not null)
        {
            return problem;
        }

        change.Stand(LinkStatus.Proposed);
        (link.ProposedBy, link.ProposedOn, link.AgreedOn, link.ReviewBy, link.EndedOn, link.EndReason) = (side, change.Today, null, null,
            null, null);
        return await SaveAsync(change, "propose link", token => mail.ProposedAsync(change, token), cancellation);
    }

    /// <summary>Agrees to a link that the other side proposed, for a year.</summary>
    /// <param name="contactId">Who the other side asks for here; null where the proposal names them.</param>
    public Task<Result<Link>> AgreeAsync(int linkId, int version, int? contactId, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(linkId, version, actor, "agree link", [LinkStatus.Proposed], async change =>
        {
            var side = change.Link.ProposedBy is { } proposer ? Other(proposer) : await SideAsync(change, cancellation);
            if (!await MayKeepAsync(change, side, cancellation))
            {
                return new NotAllowed("The other side agrees to a link: you keep only the side that proposed it.");
            }

            if (await change.NameAsync(side, contactId, "contact", required: true, cancellation) is { } problem)
            {
                return problem;
            }

            change.Stand(LinkStatus.Agreed);
            (change.Link.AgreedOn, change.Link.ReviewBy) = (change.Today, change.Today.AddYears(1));
            change.Afterwards = token => mail.AgreedAsync(change, Other(side), token);
            return null;
        }, cancellation);

    /// <summary>Says that an agreed link is still right, for another year, and may name another contact on one's own side.</summary>
    public Task<Result<Link>> ReviewAsync(int linkId, int version, int? contactId, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(linkId, version, actor, "review link", [LinkStatus.Agreed, LinkStatus.UnderReview], async change =>
        {
            if (contactId is not null && await change.NameAsync(await SideAsync(change, cancellation), contactId, "contact", required: true,
                cancellation) is { } problem)
            {
                return problem;
            }

            change.Stand(LinkStatus.Agreed);
            change.Note("review by", change.Link.ReviewBy, change.Today.AddYears(1));
            change.Link.ReviewBy = change.Today.AddYears(1);
            return null;
        }, cancellation);

    /// <summary>Ends a link, or declines a proposal. The other side is told why.</summary>
    /// <param name="reason">For the other side: one line, no personal data.</param>
    public Task<Result<Link>> EndAsync(int linkId, int version, string reason, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(linkId, version, actor, "end link", [LinkStatus.Proposed, LinkStatus.Agreed, LinkStatus.UnderReview], async change =>
        {
            var read = new InputReader();
            if (read.Line("reason", reason, 300) is not { } line)
            {
                read.Refuse("reason", "Say in a few words why it ends: the other side is told.");
                return read.Problems[0];
            }

            if (read.Problems.Count > 0)
            {
                return read.Problems[0];
            }

            change.Stand(LinkStatus.Ended);
            (change.Link.EndedOn, change.Link.EndReason) = (change.Today, line);
            var side = await SideAsync(change, cancellation);
            change.Afterwards = token => mail.EndedAsync(change, Other(side), line, token);
            return null;
        }, cancellation);

    private async Task<Result<Link>> ChangeAsync(
        int linkId, int version, Actor actor, string act, LinkStatus[] from, Func<LinkChange, Task<Problem?>> make,
        CancellationToken cancellation)
    {
        await using var db = directory.Open();
        if (await db.Links.SingleOrDefaultAsync(l => l.Id == linkId, cancellation) is not { } link)
        {
            return new NotFound("Link", linkId);
        }

        var change = new LinkChange(db, link, actor, clock.GetUtcNow(), London.Today(clock));
        if (!await MayKeepAsync(change, LinkSide.School, cancellation) && !await MayKeepAsync(change, LinkSide.Service, cancellation))
        {
            return new NotAllowed();
        }

        if (link.Version != version)
        {
            return Meanwhile(link);
        }

        if (!from.Contains(link.Status))
        {
            return LinkTransitionRefused.From(link.Status);
        }

        return await make(change) is { } problem
            ? problem
            : await SaveAsync(change, act, change.Afterwards, cancellation);
    }

    private async Task<Result<Link>> SaveAsync(
        LinkChange change, string act, Func<CancellationToken, Task>? afterwards, CancellationToken cancellation)
    {
        try
        {
            await change.SaveAsync(act, afterwards, cancellation);
            return change.Link;
        }
        catch (DbUpdateException) when (change.Link.Version == 1)
        {
            // Both sides proposed it at once, and the database took one.
            return LinkTransitionRefused.From(LinkStatus.Proposed);
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = directory.OpenToRead();
            return Meanwhile(await db.Links.SingleAsync(l => l.Id == change.Link.Id, cancellation));
        }
    }

    private static Result<Link> Meanwhile(Link current) =>
        new LinkChangedMeanwhile(
            "Somebody else changed this link since you opened it. Look at what it says now, then make your change again.", current);

    private static Task<bool> MayKeepAsync(LinkChange change, LinkSide side, CancellationToken cancellation) => side == LinkSide.School
        ? change.Actor.MayKeepSchoolAsync(change.Db, change.Link.SchoolId, cancellation)
        : change.Actor.MayKeepServiceAsync(change.Db, change.Link.ServiceId, cancellation);

    // Somebody who keeps both speaks for the school.
    private static async Task<LinkSide> SideAsync(LinkChange change, CancellationToken cancellation) =>
        await MayKeepAsync(change, LinkSide.School, cancellation) ? LinkSide.School : LinkSide.Service;

    private static LinkSide Other(LinkSide side) => side == LinkSide.School ? LinkSide.Service : LinkSide.School;
}
