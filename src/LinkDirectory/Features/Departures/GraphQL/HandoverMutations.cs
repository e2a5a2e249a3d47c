using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Departures.GraphQL;

[MutationType]
public static partial class HandoverMutations
{
    /// <summary>
    /// Asks a successor by mail to take a role over, before or after the holder leaves. Once they accept, they hold it
    /// with its links and open work, and partners are told. An offer made earlier is withdrawn.
    /// </summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="version">The version that you read.</param>
    /// <param name="name">The successor's name.</param>
    /// <param name="email">The successor's own email address, where the offer is sent.</param>
    /// <param name="jobTitle">Their job title.</param>
    /// <param name="since">Their first day in the role.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed, ContactChangedMeanwhile>> HandOverAsync(
        [ID("PointOfContact")] int pointOfContact, int version, [Sensitive] string name, [Sensitive] string email,
        [Sensitive] string? jobTitle, DateOnly since,
        Handovers handovers, Actor actor, CancellationToken cancellation)
    {
        var answer = await handovers.OfferAsync(pointOfContact, version, new PersonInput(name, jobTitle, email), since, actor,
            cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Withdraws an offer of a role that the successor has not yet answered.</summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="version">The version that you read.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed,
        ContactChangedMeanwhile>> WithdrawHandoverAsync(
        [ID("PointOfContact")] int pointOfContact, int version, Handovers handovers, Actor actor, CancellationToken cancellation)
    {
        var answer = await handovers.WithdrawAsync(pointOfContact, version, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Mails an offer of a role again, with a link that works for another fourteen days.</summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="version">The version that you read.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed,
        ContactChangedMeanwhile>> SendHandoverAgainAsync(
        [ID("PointOfContact")] int pointOfContact, int version, Handovers handovers, Actor actor, CancellationToken cancellation)
    {
        var answer = await handovers.SendAgainAsync(pointOfContact, version, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }
}
