using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Verifications.GraphQL;

[MutationType]
public static partial class VerificationMutations
{
    /// <summary>
    /// Says, as the person signed in, whether a point of contact that you hold or keep is right. Confirming without a change verifies it.
    /// </summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="outcome">CONFIRMED: it is right. CHANGED: it was corrected. LEFT: the holder has left; today is their last day unless
    /// another was recorded.</param>
    public static async Task<FieldResult<ContactView, NotFound, NotAllowed>> VerifyPointOfContactAsync(
        [ID("PointOfContact")] int pointOfContact, VerificationOutcome outcome, VerificationService verifications, Actor actor,
        CancellationToken cancellation)
    {
        var answer = await verifications.VerifyAsync(pointOfContact, outcome, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>
    /// Records what somebody said about a point of contact on the telephone. For those who keep it, and its area's editors.
    /// </summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="outcome">What they said.</param>
    /// <param name="spokeTo">The name of the person who said so.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed>> RecordVerificationAsync(
        [ID("PointOfContact")] int pointOfContact, VerificationOutcome outcome, [Sensitive] string spokeTo,
        VerificationService verifications, Actor actor, CancellationToken cancellation)
    {
        var answer = await verifications.RecordCallAsync(pointOfContact, outcome, spokeTo, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>
    /// Confirms that a service's record is right: who it is for, its opening hours, its waiting time and its telephone numbers.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="spokeTo">The name of the person who said so on the telephone; left out where it is your own word.</param>
    public static async Task<FieldResult<Service, NotFound, NotAllowed>> VerifyServiceAsync(
        [ID<Service>] int service, [Sensitive] string? spokeTo, VerificationService verifications, Services services, Actor actor,
        CancellationToken cancellation)
    {
        var answer = await verifications.VerifyServiceAsync(service, spokeTo, actor, cancellation);
        return answer.IsDone ? new((await services.ByIdsAsync([service], cancellation)).Single()) : new(answer.Problems);
    }

    /// <summary>
    /// Mails the holders of these points of contact, one mail to each person, and asks whether they are still right. Those that
    /// nobody holds, that have no address or that were asked about today are left out of the answer.
    /// </summary>
    /// <param name="pointsOfContact">The roles, 500 at most.</param>
    [UseMutationConvention(PayloadFieldName = "pointsOfContact")]
    public static async Task<FieldResult<IReadOnlyList<ContactView>, InvalidInput, NotAllowed>> RequestVerificationAsync(
        [ID("PointOfContact")] IReadOnlyList<int> pointsOfContact, VerificationRequests requests, PointsOfContact contacts, Actor actor,
        CancellationToken cancellation)
    {
        if (pointsOfContact.Count is 0 or > VerificationRequests.Most)
        {
            return new InvalidInput($"Name 1 to {VerificationRequests.Most} points of contact.", "pointsOfContact");
        }

        var answer = await requests.AskAsync(pointsOfContact, actor, cancellation);
        if (answer.Allowed == 0)
        {
            return new NotAllowed();
        }

        return new(await contacts.ByIdsAsync(answer.Contacts, actor, cancellation));
    }
}
