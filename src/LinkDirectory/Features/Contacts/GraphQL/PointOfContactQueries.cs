using LinkDirectory.Api;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts.GraphQL;

/// <summary>Which points of contact; anything left out does not narrow the list.</summary>
/// <param name="Text">Each word must begin a word in the name or codes of the school, service or area; or, for those who may see people,
/// the text must be part of somebody's name.</param>
/// <param name="Roles">Any of these roles.</param>
/// <param name="Currency">In any of these currencies.</param>
/// <param name="Areas">Areas' codes: contacts of the area itself, of schools in it, of services whose catchment names
/// it.</param>
/// <param name="School">At this school.</param>
/// <param name="Service">At this service.</param>
[GraphQLName("PointOfContactFilter")]
public sealed record PointOfContactFilterInput(
    [Cost(Price.Text)] string? Text,
    [Cost(Price.Filter)] IReadOnlyList<ContactRole>? Roles,
    [Cost(Price.LeadCurrency)] IReadOnlyList<Currency>? Currency,
    [Cost(Price.AreasOfContacts)] IReadOnlyList<string>? Areas,
    [property: ID<School>] int? School,
    [property: ID<Service>] int? Service)
{
    internal PointOfContactFilter Filter() =>
        new()
        {
            Text = Arguments.SearchText("where.text", Text),
            Roles = Roles,
            Currency = Currency,
            Areas = Arguments.Codes("where.areas", Areas),
            SchoolId = School,
            ServiceId = Service,
        };
}

[QueryType]
public static partial class PointOfContactQueries
{
    /// <summary>Points of contact, in the order in which they were added.</summary>
    /// <param name="first">How many from the start: 20 by default, 100 at most.</param>
    /// <param name="after">The cursor after which the page begins.</param>
    /// <param name="last">How many from the end, in place of `first`.</param>
    /// <param name="before">The cursor before which the page ends.</param>
    [Cost(Price.Page)]
    public static async Task<Connection<ContactView>> GetPointsOfContactAsync(
        PointOfContactFilterInput? where, int? first, string? after, int? last, string? before, PointsOfContact contacts, Actor actor,
        CancellationToken cancellation)
    {
        var page = (await contacts.PageAsync(where?.Filter(), new PageRequest(first, after, last, before), actor, cancellation)).OrThrow();
        return new Connection<ContactView>([.. page.Items.Select(i => new Edge<ContactView>(i.Item, i.CursorOf))], page.Info(),
            page.TotalAsync);
    }
}
