using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.GraphQL;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Links.GraphQL;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.GraphQL;

namespace LinkDirectory.Features.Organisations.GraphQL;

[ObjectType<School>]
public static partial class SchoolType
{
    static partial void Configure(IObjectTypeDescriptor<School> descriptor)
    {
        descriptor.Implements<IContactable>();
        descriptor.Field(s => s.Urn);
        descriptor.Field(s => s.Laestab);
        descriptor.Field(s => s.Ukprn).Description("The UK Provider Reference Number.");
        descriptor.Field(s => s.Name).Description("Its name.");
        descriptor.Field(s => s.Status).Description("Whether it is open.");
        descriptor.Field(s => s.OpenedOn).Description("The day it opened, if known.");
        descriptor.Field(s => s.ClosedOn).Description("The day it closed.");
        descriptor.Field(s => s.Phase).Description("The phase of education.");
        descriptor.Field(s => s.Kind).Description("How it counts as a referrer and in coverage figures.");
        descriptor.Field(s => s.Type);
        descriptor.Field(s => s.Trust).Description("The trust that runs it, if any.");
        descriptor.Field(s => s.AgeRange).Description("The statutory ages; null if GIAS has none.");
        descriptor.Field(s => AssumedAges.For(s)).Name("assumedAgeRange").NonNull()
            .Description("The statutory ages, or the usual ones for its phase and kind.");
        descriptor.Field(s => s.Pupils);
        descriptor.Field(s => s.Address).Description("Its postal address.");
        descriptor.Field(s => s.Location).Description("Its location; null if GIAS has no coordinates.");
        descriptor.Field(s => s.Telephone).Description("Its telephone number.");
        descriptor.Field(s => s.Website).Description("Its website.");
    }

    /// <summary>The council's area: as GIAS names it, or else by where the school is.</summary>
    public static async Task<Area?> GetLocalAuthorityAsync(
        [Parent] School school, IAreaByIdDataLoader areas, CancellationToken cancellation) =>
        school.LocalAuthorityId is { } id ? await areas.LoadAsync(id, cancellation) : null;

    /// <summary>The schools that it replaced.</summary>
    public static async Task<IReadOnlyList<School>> GetPredecessorsAsync(
        [Parent] School school, IPredecessorsByUrnDataLoader predecessors, CancellationToken cancellation) =>
        await predecessors.LoadAsync(school.Urn, cancellation);

    /// <summary>The schools that replaced it.</summary>
    public static async Task<IReadOnlyList<School>> GetSuccessorsAsync(
        [Parent] School school, ISuccessorsByUrnDataLoader successors, CancellationToken cancellation) =>
        await successors.LoadAsync(school.Urn, cancellation);

    /// <summary>Its roles, in order of kind.</summary>
    public static async Task<IReadOnlyList<ContactView>> GetPointsOfContactAsync(
        [Parent] School school, IContactsBySchoolDataLoader contacts, CancellationToken cancellation) =>
        await contacts.LoadAsync(school.Id, cancellation);

    /// <summary>
    /// The senior mental health lead's role, preferring one that is held to one that is vacant; null if the school has none.
    /// </summary>
    public static async Task<ContactView?> GetMentalHealthLeadAsync(
        [Parent] School school, ILeadsBySchoolDataLoader leads, CancellationToken cancellation) =>
        (await leads.LoadAsync(school.Id, cancellation)).OrderBy(c => c.Vacant).FirstOrDefault();

    /// <summary>Its links with services; those that have ended come last.</summary>
    public static async Task<IReadOnlyList<Link>> GetLinksAsync(
        [Parent] School school, ILinksBySchoolDataLoader links, CancellationToken cancellation) =>
        await links.LoadAsync(school.Id, cancellation);

    [NodeResolver]
    public static Task<School?> GetByIdAsync(int id, ISchoolByIdDataLoader schools, CancellationToken cancellation) =>
        schools.LoadAsync(id, cancellation);
}

[ObjectType<AgeRange>]
public static partial class AgeRangeType
{
    static partial void Configure(IObjectTypeDescriptor<AgeRange> descriptor)
    {
        descriptor.Field(r => r.Minimum);
        descriptor.Field(r => r.Maximum);
    }
}

[ObjectType<Address>]
public static partial class AddressType
{
    static partial void Configure(IObjectTypeDescriptor<Address> descriptor) => descriptor.BindFieldsImplicitly();
}
