using System.Text;

namespace LinkDirectory.Tests.Features.Organisations.Import;

/// <summary>Builds a file in the form of a GIAS extract: what a test does not say is ordinary.</summary>
internal sealed class GiasFile
{
    public static readonly string[] Columns =
    [
        "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)",
        "TypeOfEstablishment (name)",
        "EstablishmentTypeGroup (code)", "EstablishmentTypeGroup (name)", "EstablishmentStatus (code)", "EstablishmentStatus (name)",
        "OpenDate", "CloseDate",
        "PhaseOfEducation (code)", "PhaseOfEducation (name)", "StatutoryLowAge", "StatutoryHighAge", "NumberOfPupils",
        "Trusts (name)", "UKPRN",
        "FurtherEducationType (name)", "Street", "Locality", "Address3", "Town", "County (name)", "Postcode", "SchoolWebsite",
        "TelephoneNum",
        "HeadTitle (name)", "HeadFirstName", "HeadLastName", "GSSLACode (name)", "Easting", "Northing",
    ];

    private readonly List<Dictionary<string, string>> rows = [];

    public GiasFile With(int urn, params (string Column, string Value)[] values) => With(urn.ToString(), values);

    public GiasFile With(string urn, params (string Column, string Value)[] values)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["URN"] = urn,
            ["EstablishmentName"] = $"School {urn}",
            ["TypeOfEstablishment (code)"] = "01",
            ["TypeOfEstablishment (name)"] = "Community school",
            ["EstablishmentStatus (code)"] = "1",
            ["EstablishmentStatus (name)"] = "Open",
            ["PhaseOfEducation (code)"] = "2",
            ["PhaseOfEducation (name)"] = "Primary",
        };
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        rows.Add(row);
        return this;
    }

    /// <summary>The file's text, quoted throughout, as GIAS writes it.</summary>
    public string Text(IReadOnlyList<string>? columns = null)
    {
        columns ??= Columns;
        var text = new StringBuilder();
        Append(text, columns);
        foreach (var row in rows)
        {
            Append(text, columns.Select(column => row.GetValueOrDefault(column, "")));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
}
