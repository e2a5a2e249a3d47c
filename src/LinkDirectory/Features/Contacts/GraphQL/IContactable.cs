namespace LinkDirectory.Features.Contacts.GraphQL;

/// <summary>A school, service or area: what has points of contact.</summary>
[InterfaceType]
[GraphQLName("Contactable")]
[Node]
public interface IContactable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The roles there, in the order of roles.</summary>
    IReadOnlyList<ContactView> PointsOfContact { get; }
}
