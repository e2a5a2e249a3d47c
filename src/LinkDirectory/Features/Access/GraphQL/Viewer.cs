using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Features.Access.GraphQL;

/// <summary>Whoever asks.</summary>
/// <param name="SignedIn">Whether it is known who asks.</param>
/// <param name="Name">The name of whoever is signed in.</param>
/// <param name="Memberships">What they may do, and for whom.</param>
[ObjectType]
public sealed record Viewer(bool SignedIn, string? Name, IReadOnlyList<Membership> Memberships);

/// <summary>A role for one school, provider, service or area.</summary>
/// <param name="Role">The role.</param>
/// <param name="School">The school that it is for.</param>
/// <param name="Provider">The provider that it is for.</param>
/// <param name="Service">The service that it is for.</param>
/// <param name="Area">The area that it is for.</param>
/// <param name="ReadsReferrals">Whether referrals may be read, which is granted person by person.</param>
[ObjectType]
public sealed record Membership(UserRole Role, School? School, Provider? Provider, Service? Service, Area? Area, bool ReadsReferrals);

[QueryType]
public static class ViewerQueries
{
    /// <summary>Whoever asks. Nobody can sign in yet.</summary>
    public static Viewer GetViewer() => new(SignedIn: false, Name: null, Memberships: []);
}
