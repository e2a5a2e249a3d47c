namespace LinkDirectory.Features.Contacts.GraphQL;

/// <summary>A school, service or area: anything that has points of contact.</summary>
[InterfaceType]
[GraphQLName("Contactable")]
[Node]
public interface IContactable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its roles, in order of kind.</summary>
    IReadOnlyList<ContactView> PointsOfContact { get; }
}
