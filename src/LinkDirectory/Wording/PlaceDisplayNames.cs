using LinkDirectory.Features.Places;

namespace LinkDirectory.Wording;

public static class PlaceDisplayNames
{
    public static string DisplayName(this AreaKind kind) => kind switch
    {
        AreaKind.LocalAuthority => "Local authority",
        AreaKind.IntegratedCareBoard => "Integrated care board",
        AreaKind.SubIcbLocation => "Part of an integrated care board",
        AreaKind.ClinicalCommissioningGroup => "Clinical commissioning group",
        AreaKind.ProgrammeArea => "Programme area",
    };

    /// <summary>More than one: "Local authorities".</summary>
    public static string Plural(this AreaKind kind) => kind switch
    {
        AreaKind.LocalAuthority => "Local authorities",
        AreaKind.IntegratedCareBoard => "Integrated care boards",
        AreaKind.SubIcbLocation => "Parts of integrated care boards",
        AreaKind.ClinicalCommissioningGroup => "Clinical commissioning groups",
        AreaKind.ProgrammeArea => "Programme areas",
    };
}
