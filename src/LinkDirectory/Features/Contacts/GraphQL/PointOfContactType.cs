using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.GraphQL;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Contacts.GraphQL;

[ObjectType<ContactView>]
public static partial class PointOfContactType
{
    static partial void Configure(IObjectTypeDescriptor<ContactView> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("PointOfContact")
            .Description("A role at one school, service or area, with its own mailbox, which outlives its holders.");
        descriptor.Field(c => c.Id).Name("id").ID("PointOfContact").Description("The id: opaque, and unique across all types.");
        descriptor.Field(c => c.Role).Name("role").Description("What the role is.");
        descriptor.Field(c => c.SharedEmail).Name("sharedEmail")
            .Description("The role's own mailbox. A school's is shown only to signed-in people, since children would write to it.");
        descriptor.Field(c => c.SharedTelephone).Name("sharedTelephone").Description("The role's own telephone number.");
        descriptor.Field(c => c.Vacant).Description("Whether nobody is in post today.");
        descriptor.Field(c => c.Holder);
        descriptor.Field(c => c.Deputy);
        descriptor.Field(c => c.Holders);
        descriptor.Field(c => c.Away).Name("away").Description("Whether the holder is away today.");
        descriptor.Field(c => c.AwayUntil).Name("awayUntil")
            .Description("The last day on which the holder is away; null if they are not away, or if you may not see people.");
        descriptor.Field(c => c.Version).Name("version")
            .Description("Send it with a change, to be told if somebody else changed the record first.");
        descriptor.Field(c => c.Currency).Description("How far the record can be trusted today.");
        descriptor.Field(c => c.LastVerifiedAt).Name("lastVerifiedAt")
            .Description("When somebody last confirmed it; null if nobody ever has.");
        descriptor.Field(c => c.VerifyBy).Name("verifyBy").Description("The day by which it should be confirmed again.");
        descriptor.Field(c => c.Availability).Name("availability").Description("When the role can be reached, in plain words.");
    }

    /// <summary>The school, service or area that has the role.</summary>
    [GraphQLType(typeof(IContactable))]
    public static async Task<object> GetOrganisationAsync(
        [Parent] ContactView contact, ISchoolByIdDataLoader schools, IServiceRecordByIdDataLoader services, IAreaByIdDataLoader areas,
        CancellationToken cancellation) => contact switch
        {
            { SchoolId: { } id } => (await schools.LoadAsync(id, cancellation))!,
            { ServiceId: { } id } => (await services.LoadAsync(id, cancellation))!,
            { AreaId: { } id } => (await areas.LoadAsync(id, cancellation))!,
            _ => throw new InvalidOperationException($"Point of contact {contact.Id} belongs to nothing."),
        };

    /// <summary>
    /// The closed school whose role it is, where it is shown at the school that followed it. It is not confirmed there: check it before
    /// you rely on it. Null for an organisation's own role.
    /// </summary>
    public static async Task<School?> GetEarlierSchoolAsync(
        [Parent] ContactView contact, ISchoolByIdDataLoader schools, CancellationToken cancellation) =>
        contact.EarlierSchoolId is { } id ? await schools.LoadAsync(id, cancellation) : null;

    /// <summary>Each time somebody confirmed it or said it was wrong, newest first.</summary>
    public static async Task<IReadOnlyList<VerificationView>> GetVerificationsAsync(
        [Parent] ContactView contact, IVerificationsOfContactDataLoader verifications, CancellationToken cancellation) =>
        await verifications.LoadAsync(contact, cancellation);

    [NodeResolver]
    public static Task<ContactView?> GetByIdAsync(int id, IContactByIdDataLoader contacts, CancellationToken cancellation) =>
        contacts.LoadAsync(id, cancellation);
}

[ObjectType<HolderView>]
public static partial class HolderType
{
    static partial void Configure(IObjectTypeDescriptor<HolderView> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("Holder")
            .Description("A person in a role, from a day until a day. One person may hold several roles.");
        descriptor.Field(h => h.PersonId).Name("person").ID("Person").Description("The same for every role that one person holds.");
        descriptor.Field(h => h.Name).Name("name").NonNull().Description("The person's name.");
        descriptor.Field(h => h.JobTitle).Description("Their job title.");
        descriptor.Field(h => h.Email).Name("email").Description("The person's own email address.");
        descriptor.Field(h => h.Telephone).Name("telephone").Description("The person's own telephone number.");
        descriptor.Field(h => h.Since).Description("The first day in the role.");
        descriptor.Field(h => h.Until).Description("The last day in the role; null if none is set.");
        descriptor.Field(h => h.TrainedOn)
            .Description("When the person finished the senior mental health lead training; null if not known.");
    }
}

[ObjectType<VerificationView>]
public static partial class VerificationType
{
    static partial void Configure(IObjectTypeDescriptor<VerificationView> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("Verification")
            .Description("Somebody's word that a point of contact or a service's record is right. An import or an edit does not count.");
        descriptor.Field(v => v.At).Description("When it was said.");
        descriptor.Field(v => v.Method).Description("How it was said.");
        descriptor.Field(v => v.Outcome).Description("What they said.");
        descriptor.Field(v => v.By).Description("Who said so; null if you may not see it.");
    }
}
