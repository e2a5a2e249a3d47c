using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Reads one row of a GIAS extract as a school, reporting what is wrong with it.</summary>
internal sealed class GiasReader(ImportTable row)
{
    private const int LargestSchool = 100_000;
    private const int OldestPupil = 99;

    private readonly BritishNationalGrid grid = new();
    private List<ImportColumn> leftOut = [];

    /// <summary>The URN of the row read last, even where the row was rejected; null where it has none.</summary>
    public int? Urn { get; private set; }

    /// <summary>The columns of the row read last whose values could not be read: what is recorded of them stays.</summary>
    public IReadOnlyList<ImportColumn> LeftOut => leftOut;

    /// <summary>What a report calls a school: its name with its URN, or "School 100000".</summary>
    public static string Subject(string? name, int urn) => name is null ? $"School {urn}" : CodeText.Named(name, urn);

    /// <summary>The school; null where the row was rejected.</summary>
    public School? Read()
    {
        Urn = null;
        leftOut = [];
        if (!int.TryParse(row[GiasColumns.Urn], NumberStyles.None, CultureInfo.InvariantCulture, out var urn) || urn == 0)
        {
            row.Reject(GiasColumns.Urn, "The URN must be a whole number, as in 100000.");
            return null;
        }

        Urn = urn;
        var name = row[GiasColumns.Name];
        row.Subject = Subject(name, urn);
        row.RejectIfCutShort();
        if (name is null)
        {
            row.Reject(GiasColumns.Name, "A school must have a name.");
        }

        var status = GiasVocabulary.Status(row[GiasColumns.StatusCode], row[GiasColumns.StatusName]);
        if (status is null)
        {
            row.Reject(
                row[GiasColumns.StatusName] is null ? GiasColumns.StatusCode : GiasColumns.StatusName,
                "The status must be one of GIAS's: 1 Open, 2 Closed, 3 Open, but proposed to close, or 4 Proposed to open.");
        }

        if (row.IsRejected || name is null || status is null)
        {
            return null;
        }

        if (name.Contains('\uFFFD', StringComparison.Ordinal))
        {
            row.Warn(GiasColumns.Name,
                "A letter was lost before the file was made (\uFFFD). The name is imported as it stands; correct it at its source.");
        }

        return Read(urn, name, status.Value);
    }

    private School Read(int urn, string name, SchoolStatus status)
    {
        var (type, kind) = Type();
        var (low, high) = Ages();
        var postcode = Postcode();
        var location = Location(postcode);
        return new School
        {
            Urn = urn,
            Name = GiasValues.Text(name) ?? name,
            Laestab = Laestab(),
            Ukprn = Ukprn(),
            Status = status,
            OpenedOn = Date(GiasColumns.OpenDate),
            ClosedOn = Date(GiasColumns.CloseDate),
            Phase = Phase(),
            Kind = kind,
            Type = type,
            Trust = Text(GiasColumns.Trust),
            StatutoryLowAge = low,
            StatutoryHighAge = high,
            Pupils = Number(GiasColumns.Pupils, LargestSchool),
            Street = Text(GiasColumns.Street),
            Locality = Locality(),
            Town = Text(GiasColumns.Town),
            District = Text(GiasColumns.District),
            County = Text(GiasColumns.County),
            Postcode = postcode,
            Telephone = Telephone(),
            Website = Website(),
            Latitude = location?.Latitude,
            Longitude = location?.Longitude,
            GiasLocalAuthorityCode = LocalAuthorityCode(),
            GiasLocalAuthorityName = Text(GiasColumns.LocalAuthorityName),
            GssLocalAuthorityCode = GssCode(),
        };
    }

    private string? Text(ImportColumn column) => GiasValues.Text(row[column]);

    private (string Name, SettingKind Kind) Type()
    {
        var (code, name) = (row[GiasColumns.TypeCode], row[GiasColumns.TypeName]);
        if (GiasVocabulary.Type(code, name) is not { } type)
        {
            var kind = GiasVocabulary.GroupKind(row[GiasColumns.GroupCode], row[GiasColumns.GroupName]) ?? SettingKind.Other;
            row.Warn(name is null ? GiasColumns.TypeCode : GiasColumns.TypeName,
                $"This is no type of establishment that the directory knows. The school is imported and counted as {kind}.");
            return (name ?? code ?? "Not known", kind);
        }

        var isSixthForm = type.Kind == SettingKind.FurtherEducationCollege
            && row[GiasColumns.FurtherEducationType]?.Contains("sixth form", StringComparison.OrdinalIgnoreCase) == true;
        return (name ?? type.Name, isSixthForm ? SettingKind.SixthFormCollege : type.Kind);
    }

    private SchoolPhase Phase()
    {
        var (code, name) = (row[GiasColumns.PhaseCode], row[GiasColumns.PhaseName]);
        if (GiasVocabulary.Phase(code, name) is { } phase)
        {
            return phase;
        }

        if (code is not null || name is not null)
        {
            row.Warn(name is null ? GiasColumns.PhaseCode : GiasColumns.PhaseName,
                "This is no phase of education that the directory knows. The school is imported without one.");
        }

        return SchoolPhase.NotApplicable;
    }

    private string? Laestab()
    {
        var number = Text(GiasColumns.Number);
        return LocalAuthorityCode() is { } authority
            && number is { Length: <= 4 }
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? authority + number.PadLeft(4, '0')
            : null;
    }

    // Three digits; "000" is GIAS's for schools that no local authority has.
    private string? LocalAuthorityCode() =>
        Text(GiasColumns.LocalAuthorityCode)?.PadLeft(3, '0') is { } code && code != "000" ? code : null;

    // GIAS writes X999999 and other made-up codes where there is no local authority.
    private string? GssCode() =>
        Text(GiasColumns.GssLocalAuthority)?.ToUpperInvariant() is { Length: 9 } code && code[0] is 'E' or 'W' or 'S' or 'N' ? code : null;

    private string? Locality()
    {
        var (locality, third) = (Text(GiasColumns.Locality), Text(GiasColumns.Address3));
        return locality is null ? third : third is null ? locality : $"{locality}, {third}";
    }

    private DateOnly? Date(ImportColumn column) => Taken(
        column, GiasValues.TryDate(row[column], out var date), date,
        "This is no date. Write it as 31-08-2025.");

    private int? Number(ImportColumn column, int maximum)
    {
        if (!GiasValues.TryNumber(row[column], 0, maximum, out var number))
        {
            LeaveOut(column, $"This is no whole number from 0 to {maximum:N0}.");
        }

        return number;
    }

    private (int? Low, int? High) Ages()
    {
        var (low, high) = (Number(GiasColumns.LowAge, OldestPupil), Number(GiasColumns.HighAge, OldestPupil));
        if (low > high)
        {
            row.Warn(GiasColumns.LowAge, $"The youngest age is over the oldest, {high}. The school is imported without either.");
            return (null, null);
        }

        return (low, high);
    }

    private string? Postcode()
    {
        var text = Text(GiasColumns.Postcode);
        if (PostcodeText.TryParseFull(text, out var postcode))
        {
            return postcode.Text;
        }

        if (text is not null && IsInBritain())
        {
            LeaveOut(GiasColumns.Postcode, "This cannot be a UK postcode. Correct it at its source.");
        }

        return null;
    }

    // Other countries have postcodes of their own, which are no faults.
    private bool IsInBritain() => row[GiasColumns.GssLocalAuthority]?.StartsWith('X') != true;

    private string? Telephone() => Taken(
        GiasColumns.Telephone, GiasValues.TryTelephone(row[GiasColumns.Telephone], out var telephone) || !IsInBritain(), telephone,
        "This is no UK telephone number, or a spreadsheet has shortened it: give the file as it was downloaded.");

    private Uri? Website() => Taken(
        GiasColumns.Website, GiasValues.TryWebsite(row[GiasColumns.Website], out var website), website,
        "This is no website's address.");

    private string? Ukprn() => Taken(
        GiasColumns.Ukprn, GiasValues.TryUkprn(row[GiasColumns.Ukprn], out var ukprn), ukprn,
        "This is no UKPRN of eight digits, or a spreadsheet has shortened it: give the file as it was downloaded.");

    private T Taken<T>(ImportColumn column, bool isGood, T value, string advice)
    {
        if (!isGood)
        {
            LeaveOut(column, advice);
        }

        return value;
    }

    // The publisher's faults are many, so that even a strict import goes on after one.
    private void LeaveOut(ImportColumn column, string advice)
    {
        leftOut.Add(column);
        row.Warn(column, advice + " This cell was left out; what is recorded stays as it is.");
    }

    private Point? Location(string? postcode)
    {
        var (easting, northing) = (Text(GiasColumns.Easting), Text(GiasColumns.Northing));
        if ((easting is null && northing is null) || (IsZero(easting) && IsZero(northing)))
        {
            return null;
        }

        if (!TryCoordinate(easting, out var east) || !TryCoordinate(northing, out var north))
        {
            row.Warn(GiasColumns.Easting,
                "The easting and northing must both be numbers of metres. The school is imported without a location.");
            return null;
        }

        if (UsesAnotherGrid(postcode) || !BritishNationalGrid.Covers(east, north))
        {
            row.Warn(GiasColumns.Easting,
                $"With the northing {northing} this is not on the British National Grid, as for the Channel Islands, Northern Ireland and "
                    + "overseas. The school is imported without a location.");
            return null;
        }

        return grid.ToPoint(east, north);
    }

    private bool UsesAnotherGrid(string? postcode) =>
        !IsInBritain() || postcode is ['J', 'E', ..] or ['G', 'Y', ..] or ['B', 'T', ..];

    private static bool IsZero(string? value) => value is null || (TryCoordinate(value, out var metres) && metres == 0);

    private static bool TryCoordinate(string? value, out double metres) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out metres)
            && double.IsFinite(metres);
}
