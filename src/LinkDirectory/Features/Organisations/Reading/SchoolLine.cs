namespace LinkDirectory.Features.Organisations;

/// <summary>A school as a table shows it.</summary>
public sealed record SchoolLine(int Id, int Urn, string Name, string? Town, SchoolPhase Phase, SettingKind Kind, int? Pupils)
{
    public static SchoolLine Of(School school) =>
        new(school.Id, school.Urn, school.Name, school.Town, school.Phase, school.Kind, school.Pupils);
}
