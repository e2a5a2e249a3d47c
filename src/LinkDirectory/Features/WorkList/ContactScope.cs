namespace LinkDirectory.Features.WorkList;

/// <summary>The points of contact that an actor keeps: everything, or those of some areas, schools and services.</summary>
internal sealed record ContactScope(
    bool Everything, IReadOnlyCollection<int> Areas, IReadOnlyCollection<int> Schools, IReadOnlyCollection<int> Services)
{
    /// <summary>
    /// Whether people may be found by name everywhere, or in <see cref="PeopleAreas"/> and <see cref="PeopleSchools"/> alone.
    /// </summary>
    public required bool PeopleEverywhere { get; init; }

    public required IReadOnlyCollection<int> PeopleAreas { get; init; }

    /// <summary>The schools whose people may be found by name too.</summary>
    public required IReadOnlyCollection<int> PeopleSchools { get; init; }
}

/// <summary>One row of a page, with what the records themselves say of its organisation.</summary>
/// <param name="Key">The school's URN, the service's reference or the area's code.</param>
internal sealed record ContactRowFound(int Id, int Total, OrganisationKind Kind, string Organisation, string Key, string? Place);
