using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Places.Import;

/// <summary>
/// Which properties of a boundary file hold an area's code and name, and of what kind its areas are. The Office for National
/// Statistics names them by the kind and the year: UTLA22CD and UTLA22NM, ICB23CD and ICB23NM.
/// </summary>
internal static partial class BoundaryProperties
{
    /// <summary>The code's property: the only one named like a code, or one whose values are GSS codes; null where none is.</summary>
    public static string? CodeIn(IReadOnlyDictionary<string, string> properties) =>
        properties.Where(property => CodeName().IsMatch(property.Key)).OrderByDescending(property => GssCode().IsMatch(property.Value))
            .Select(property => property.Key).FirstOrDefault()
        ?? properties.Where(property => GssCode().IsMatch(property.Value)).Select(property => property.Key).FirstOrDefault();

    /// <summary>The name's property that belongs to the code's.</summary>
    public static string? NameIn(IReadOnlyDictionary<string, string> properties, string code)
    {
        var sister = code.EndsWith("CD", StringComparison.OrdinalIgnoreCase) ? string.Concat(code.AsSpan(0, code.Length - 2), "NM")
            : code.EndsWith("code", StringComparison.OrdinalIgnoreCase) ? string.Concat(code.AsSpan(0, code.Length - 4), "name")
            : "name";
        return properties.ContainsKey(sister) ? sister : properties.Keys.FirstOrDefault(key => NameName().IsMatch(key));
    }

    /// <summary>
    /// The kind of area that a GSS code is of, by its first three characters in the ONS Code History Database; null for others.
    /// Districts (E07) are left to <c>--kind</c>: their counties are the authorities for education.
    /// </summary>
    /// <param name="code">The GSS code.</param>
    /// <param name="property">The code's property, which tells commissioning groups from the sub-ICB locations that kept their
    /// codes.</param>
    public static AreaKind? KindOf(string code, string property) => (code.Length == 9 ? code[..3] : "") switch
    {
        "E06" or "E08" or "E09" or "E10" or "W06" or "S12" or "N09" => AreaKind.LocalAuthority,
        "E54" => AreaKind.IntegratedCareBoard,
        "E38" => property.StartsWith("CCG", StringComparison.OrdinalIgnoreCase)
            ? AreaKind.ClinicalCommissioningGroup
            : AreaKind.SubIcbLocation,
        _ => null,
    };

    /// <summary>A metropolitan county is no authority: its districts are.</summary>
    public static bool IsMetropolitanCounty(string code) => code.Length == 9 && code.StartsWith("E11", StringComparison.Ordinal);

    public static bool IsDistrict(string code) => code.Length == 9 && code.StartsWith("E07", StringComparison.Ordinal);

    /// <summary>Reads a kind as people write it: LocalAuthority, local authority, LOCAL_AUTHORITY.</summary>
    public static AreaKind? ParseKind(string? text) =>
        Enum.TryParse<AreaKind>(string.Concat((text ?? "").Where(char.IsLetter)), ignoreCase: true, out var kind) ? kind : null;

    [GeneratedRegex("^([A-Z]+[0-9]{2}CD|CODE|GSS_?CODE|AREA_?CODE)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex CodeName();

    [GeneratedRegex("^([A-Z]+[0-9]{2}NM|NAME|AREA_?NAME)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex NameName();

    [GeneratedRegex("^[EWSN][0-9]{8}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex GssCode();
}
