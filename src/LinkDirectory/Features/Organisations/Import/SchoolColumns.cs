using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>The columns of a school that GIAS decides, as the database holds them: what an import compares and writes.</summary>
internal static class SchoolColumns
{
    public static IReadOnlyList<(string Name, Func<School, object?> Value)> All { get; } =
    [
        (nameof(School.Name), s => s.Name),
        (nameof(School.Laestab), s => s.Laestab),
        (nameof(School.Ukprn), s => s.Ukprn),
        (nameof(School.Status), s => NameOf(s.Status)),
        (nameof(School.OpenedOn), s => s.OpenedOn),
        (nameof(School.ClosedOn), s => s.ClosedOn),
        (nameof(School.Phase), s => NameOf(s.Phase)),
        (nameof(School.Kind), s => NameOf(s.Kind)),
        (nameof(School.Type), s => s.Type),
        (nameof(School.Trust), s => s.Trust),
        (nameof(School.StatutoryLowAge), s => s.StatutoryLowAge),
        (nameof(School.StatutoryHighAge), s => s.StatutoryHighAge),
        (nameof(School.Pupils), s => s.Pupils),
        (nameof(School.Street), s => s.Street),
        (nameof(School.Locality), s => s.Locality),
        (nameof(School.Town), s => s.Town),
        (nameof(School.District), s => s.District),
        (nameof(School.County), s => s.County),
        (nameof(School.Postcode), s => s.Postcode),
        (nameof(School.Telephone), s => s.Telephone),
        (nameof(School.Website), s => s.Website?.ToString()),
        (nameof(School.Latitude), s => s.Latitude),
        (nameof(School.Longitude), s => s.Longitude),
        (nameof(School.GiasLocalAuthorityCode), s => s.GiasLocalAuthorityCode),
        (nameof(School.GiasLocalAuthorityName), s => s.GiasLocalAuthorityName),
        (nameof(School.GssLocalAuthorityCode), s => s.GssLocalAuthorityCode),
        (nameof(School.MissingSince), s => s.MissingSince),
    ];

    private static readonly Dictionary<ImportColumn, Action<School, School>> Kept = new()
    {
        [GiasColumns.OpenDate] = (from, to) => to.OpenedOn = from.OpenedOn,
        [GiasColumns.CloseDate] = (from, to) => to.ClosedOn = from.ClosedOn,
        [GiasColumns.Ukprn] = (from, to) => to.Ukprn = from.Ukprn,
        [GiasColumns.LowAge] = (from, to) => to.StatutoryLowAge = from.StatutoryLowAge,
        [GiasColumns.HighAge] = (from, to) => to.StatutoryHighAge = from.StatutoryHighAge,
        [GiasColumns.Pupils] = (from, to) => to.Pupils = from.Pupils,
        [GiasColumns.Postcode] = (from, to) => to.Postcode = from.Postcode,
        [GiasColumns.Telephone] = (from, to) => to.Telephone = from.Telephone,
        [GiasColumns.Website] = (from, to) => to.Website = from.Website,
    };

    /// <summary>Keeps what is recorded where the file has a value that could not be read.</summary>
    public static void Keep(School old, School @new, IReadOnlyList<ImportColumn> leftOut)
    {
        foreach (var column in leftOut)
        {
            Kept[column](old, @new);
        }
    }

    /// <summary>What differs, old to new.</summary>
    public static IReadOnlyList<FieldChange> Changes(School old, School @new) =>
        FieldChange.Between(All.Select(column => (column.Name, column.Value(old), column.Value(@new))));

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => Enum.GetName(value)!;
}
