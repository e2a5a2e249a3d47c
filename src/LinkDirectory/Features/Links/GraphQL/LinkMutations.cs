using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Links.GraphQL;

[MutationType]
public static partial class LinkMutations
{
    /// <summary>
    /// Proposes a link between a school and a service, on behalf of the one that you manage. The other side is asked to agree.
    /// </summary>
    /// <param name="school">The school.</param>
    /// <param name="service">The service.</param>
    /// <param name="schoolContact">Who the service should ask for; needed where you keep the school.</param>
    /// <param name="serviceContact">Who the school should ask for; needed where you keep the service.</param>
    public static async Task<FieldResult<Link, InvalidInput, NotFound, NotAllowed, LinkTransitionRefused,
        LinkChangedMeanwhile>> ProposeLinkAsync(
        [ID<School>] int school, [ID<Service>] int service, [ID("PointOfContact")] int? schoolContact,
        [ID("PointOfContact")] int? serviceContact,
        LinkChanges links, Actor actor, CancellationToken cancellation)
    {
        var answer = await links.ProposeAsync(school, service, schoolContact, serviceContact, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Agrees to a link that the other side proposed. It is due for review after a year.</summary>
    /// <param name="link">The link.</param>
    /// <param name="version">The version that you read.</param>
    /// <param name="contact">Who the other side should ask for; left out where the proposal names them.</param>
    public static async Task<FieldResult<Link, InvalidInput, NotFound, NotAllowed, LinkTransitionRefused,
        LinkChangedMeanwhile>> AgreeLinkAsync(
        [ID<Link>] int link, int version, [ID("PointOfContact")] int? contact, LinkChanges links, Actor actor,
        CancellationToken cancellation)
    {
        var answer = await links.AgreeAsync(link, version, contact, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Confirms that an agreed link is still right, for another year.</summary>
    /// <param name="link">The link.</param>
    /// <param name="version">The version that you read.</param>
    /// <param name="contact">Who the other side should ask for from now on; left out where that stays.</param>
    public static async Task<FieldResult<Link, InvalidInput, NotFound, NotAllowed, LinkTransitionRefused,
        LinkChangedMeanwhile>> ReviewLinkAsync(
        [ID<Link>] int link, int version, [ID("PointOfContact")] int? contact, LinkChanges links, Actor actor,
        CancellationToken cancellation)
    {
        var answer = await links.ReviewAsync(link, version, contact, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Ends a link, or declines a proposal. The other side is told why.</summary>
    /// <param name="link">The link.</param>
    /// <param name="version">The version that you read.</param>
    /// <param name="reason">Why, in a few words, without naming anybody.</param>
    public static async Task<FieldResult<Link, InvalidInput, NotFound, NotAllowed, LinkTransitionRefused,
        LinkChangedMeanwhile>> EndLinkAsync(
        [ID<Link>] int link, int version, [Sensitive] string reason, LinkChanges links, Actor actor, CancellationToken cancellation)
    {
        var answer = await links.EndAsync(link, version, reason, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }
}
