using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// The columns read of a GIAS extract, by the names that it has given them in every generation. Those that name the head are
/// not read at all.
/// </summary>
internal static class GiasColumns
{
    public static readonly ImportColumn Urn = new("URN") { Required = true };
    public static readonly ImportColumn Name = new("EstablishmentName") { Required = true };
    public static readonly ImportColumn Number = new("EstablishmentNumber");
    public static readonly ImportColumn LocalAuthorityCode = new("LA (code)");
    public static readonly ImportColumn LocalAuthorityName = new("LA (name)");
    public static readonly ImportColumn GssLocalAuthority = new("GSSLACode (name)", "GSSLACode");
    public static readonly ImportColumn TypeCode = new("TypeOfEstablishment (code)");
    public static readonly ImportColumn TypeName = new("TypeOfEstablishment (name)");
    public static readonly ImportColumn GroupCode = new("EstablishmentTypeGroup (code)");
    public static readonly ImportColumn GroupName = new("EstablishmentTypeGroup (name)");
    public static readonly ImportColumn FurtherEducationType = new("FurtherEducationType (name)");
    public static readonly ImportColumn StatusCode = new("EstablishmentStatus (code)");
    public static readonly ImportColumn StatusName = new("EstablishmentStatus (name)");
    public static readonly ImportColumn OpenDate = new("OpenDate");
    public static readonly ImportColumn CloseDate = new("CloseDate");
    public static readonly ImportColumn PhaseCode = new("PhaseOfEducation (code)");
    public static readonly ImportColumn PhaseName = new("PhaseOfEducation (name)");
    public static readonly ImportColumn LowAge = new("StatutoryLowAge");
    public static readonly ImportColumn HighAge = new("StatutoryHighAge");
    public static readonly ImportColumn Pupils = new("NumberOfPupils");
    public static readonly ImportColumn Trust = new("Trusts (name)");
    public static readonly ImportColumn Ukprn = new("UKPRN");
    public static readonly ImportColumn Street = new("Street");
    public static readonly ImportColumn Locality = new("Locality");
    public static readonly ImportColumn Address3 = new("Address3");
    public static readonly ImportColumn Town = new("Town");
    public static readonly ImportColumn District = new("DistrictAdministrative (name)");
    public static readonly ImportColumn County = new("County (name)");
    public static readonly ImportColumn Postcode = new("Postcode");
    public static readonly ImportColumn Website = new("SchoolWebsite");
    public static readonly ImportColumn Telephone = new("TelephoneNum");
    public static readonly ImportColumn Easting = new("Easting");
    public static readonly ImportColumn Northing = new("Northing");

    // The code or the name will do; a file with neither is refused for lack of the name.
    private static readonly ImportColumn AnyType = new("TypeOfEstablishment (name)", "TypeOfEstablishment (code)") { Required = true };
    private static readonly ImportColumn AnyStatus = new("EstablishmentStatus (name)", "EstablishmentStatus (code)") { Required = true };

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        Urn, Name, Number, LocalAuthorityCode, LocalAuthorityName, GssLocalAuthority, TypeCode, TypeName, GroupCode, GroupName,
        FurtherEducationType, StatusCode, StatusName, OpenDate, CloseDate, PhaseCode, PhaseName, LowAge, HighAge, Pupils, Trust, Ukprn,
        Street, Locality, Address3, Town, District, County, Postcode, Website, Telephone, Easting, Northing, AnyType,
        AnyStatus,
    ];
}
