using LinkDirectory.Api;
using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Contacts.GraphQL;

/// <summary>A person who deputises for the holder of a role.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="JobTitle">Their job title.</param>
/// <param name="Email">The person's own email address.</param>
/// <param name="Telephone">The person's own telephone number.</param>
public sealed record DeputyInput(string Name, string? JobTitle, string? Email, string? Telephone)
{
    internal PersonInput Person() => new(Name, JobTitle, Email, Telephone);
}

[MutationType]
public static partial class ContactMutations
{
    /// <summary>
    /// Names who holds a role, or corrects what is known of the present holder. Nobody else may be in the role then: record their last
    /// day first. A new holder is not confirmed until somebody says so.
    /// </summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="version">The version that you read.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="jobTitle">Their job title.</param>
    /// <param name="email">The person's own email address: one address means one person.</param>
    /// <param name="telephone">The person's own telephone number.</param>
    /// <param name="since">Their first day in the role.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed, ContactChangedMeanwhile>> NameHolderAsync(
        [ID("PointOfContact")] int pointOfContact, int version, [Sensitive] string name, [Sensitive] string? jobTitle,
        [Sensitive] string? email, [Sensitive] string? telephone, DateOnly since,
        Holders holders, Actor actor, CancellationToken cancellation)
    {
        var answer = await holders.NameAsync(pointOfContact, version, new PersonInput(name, jobTitle, email, telephone), since, actor,
            cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>
    /// Records that the holder of a role leaves it. From the day after the last day it is vacant, and partners with an agreed link
    /// are told.
    /// </summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="version">The version that you read.</param>
    /// <param name="lastDay">The last day in the role: in the past, today or in the future.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed, ContactChangedMeanwhile>> RecordLeaverAsync(
        [ID("PointOfContact")] int pointOfContact, int version, DateOnly lastDay, RecordDeparture departure, Actor actor,
        CancellationToken cancellation)
    {
        var answer = await departure.RecordAsync(pointOfContact, version, lastDay, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Adds a role to a school, service or area. It is vacant until somebody is named.</summary>
    /// <param name="organisation">The school, service or area.</param>
    /// <param name="role">What the role is.</param>
    /// <param name="label">Tells roles of the same kind at one organisation apart, such as "primary schools".</param>
    /// <param name="sharedEmail">The role's own mailbox.</param>
    /// <param name="sharedTelephone">The role's own telephone number.</param>
    /// <param name="availability">When the role can be reached, in plain words.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed>> AddPointOfContactAsync(
        [ID] string organisation, ContactRole role, string? label, string? sharedEmail, string? sharedTelephone, string? availability,
        RoleDetails records, Actor actor, CancellationToken cancellation)
    {
        var id = Arguments.Id("input.organisation", organisation);
        if (!id.TryGetKey(typeof(int), out var key) || id.TypeName is not (nameof(School) or nameof(Service) or nameof(Area)))
        {
            return new InvalidInput("This is no school, service or area.", "organisation");
        }

        int? KeyOf(string type) => id.TypeName == type ? (int)key : null;
        var given = new NewRole(KeyOf(nameof(School)), KeyOf(nameof(Service)), KeyOf(nameof(Area)), role)
        {
            Label = label,
            SharedEmail = sharedEmail,
            SharedTelephone = sharedTelephone,
            Availability = availability,
        };
        var answer = await records.AddAsync(given, holder: null, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>
    /// Changes the details of a role. Anything left out stays as it is; null removes it. A change does not count as confirmation.
    /// </summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="version">The version that you read.</param>
    /// <param name="sharedEmail">The role's own mailbox.</param>
    /// <param name="sharedTelephone">The role's own telephone number.</param>
    /// <param name="availability">When the role can be reached, in plain words.</param>
    /// <param name="awayUntil">The last day on which the holder is away.</param>
    /// <param name="deputy">The deputy, from today.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed,
        ContactChangedMeanwhile>> UpdatePointOfContactAsync(
        [ID("PointOfContact")] int pointOfContact, int version, Optional<string?> sharedEmail, Optional<string?> sharedTelephone,
        Optional<string?> availability, Optional<DateOnly?> awayUntil, [Sensitive] Optional<DeputyInput?> deputy, RoleDetails records,
        Actor actor, CancellationToken cancellation)
    {
        var edit = new RoleDetailsEdit
        {
            SharedEmail = New(sharedEmail),
            SharedTelephone = New(sharedTelephone),
            Availability = New(availability),
            AwayUntil = New(awayUntil),
            Deputy = deputy.HasValue ? deputy.Value?.Person() : default(NewValue<PersonInput?>),
        };
        var answer = await records.UpdateAsync(pointOfContact, version, edit, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    private static NewValue<T> New<T>(Optional<T> given) => given.HasValue ? given.Value : default(NewValue<T>);
}
