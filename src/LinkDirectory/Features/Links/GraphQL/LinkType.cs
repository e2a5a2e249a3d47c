using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.GraphQL;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.GraphQL;

namespace LinkDirectory.Features.Links.GraphQL;

[ObjectType<Link>]
public static partial class LinkType
{
    static partial void Configure(IObjectTypeDescriptor<Link> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(l => l.Status).Description("The state of the agreement.");
        descriptor.Field(l => l.AgreedOn).Description("When it was agreed.");
        descriptor.Field(l => l.Version).Description("Send it with a change, to be told if somebody else changed the record first.");
        descriptor.Field(l => l.ProposedBy).Description("The side that proposed it; null if it came from a file.");
        descriptor.Field(l => l.ProposedOn).Description("When it was proposed.");
        descriptor.Field(l => l.EndedOn).Description("When it ended.");
        descriptor.Field(l => l.ReviewBy).Description("The day by which it should be reviewed.");
    }

    /// <summary>The school's side.</summary>
    public static async Task<School> GetSchoolAsync([Parent] Link link, ISchoolByIdDataLoader schools, CancellationToken cancellation) =>
        (await schools.LoadAsync(link.SchoolId, cancellation))!;

    /// <summary>
    /// The school that agreed it, where that has closed: the school that followed shows it, and should check that it still holds.
    /// </summary>
    public static async Task<School?> GetEarlierSchoolAsync(
        [Parent] Link link, ISchoolByIdDataLoader schools, CancellationToken cancellation) =>
        await schools.LoadAsync(link.SchoolId, cancellation) is { Status: SchoolStatus.Closed } closed ? closed : null;

    /// <summary>The service's side.</summary>
    public static async Task<Service> GetServiceAsync(
        [Parent] Link link, IServiceRecordByIdDataLoader services, CancellationToken cancellation) =>
        (await services.LoadAsync(link.ServiceId, cancellation))!;

    /// <summary>Who the service asks for at the school; null where none was agreed.</summary>
    public static async Task<ContactView?> GetSchoolContactAsync(
        [Parent] Link link, IContactByIdDataLoader contacts, ISchoolByIdDataLoader schools, CancellationToken cancellation)
    {
        if (link.SchoolContactId is not { } id || await contacts.LoadAsync(id, cancellation) is not { } contact)
        {
            return null;
        }

        return await schools.LoadAsync(link.SchoolId, cancellation) is { Status: SchoolStatus.Closed } closed
            ? contact.AsOf(closed)
            : contact;
    }

    /// <summary>Who the school asks for at the service; null where none was agreed.</summary>
    public static async Task<ContactView?> GetServiceContactAsync(
        [Parent] Link link, IContactByIdDataLoader contacts, CancellationToken cancellation) =>
        link.ServiceContactId is { } id ? await contacts.LoadAsync(id, cancellation) : null;

    [NodeResolver]
    public static Task<Link?> GetByIdAsync(int id, ILinkByIdDataLoader links, CancellationToken cancellation) =>
        links.LoadAsync(id, cancellation);
}
