using System.Globalization;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// What somebody entered of a record, in the columns of a file of services, so that one set of rules reads both. A column
/// that was not entered is left as it is; an empty one empties its field.
/// </summary>
public abstract class EnteredRecord
{
    private readonly Dictionary<ImportColumn, IReadOnlyList<string>> values = [];

    /// <summary>The record to change; null for a new one.</summary>
    public int? Id { get; init; }

    /// <summary>The version that was read before the change; not looked at for a new record.</summary>
    public int? Version { get; init; }

    internal IEnumerable<KeyValuePair<ImportColumn, IReadOnlyList<string>>> Values => values;

    internal bool Has(ImportColumn column) => values.ContainsKey(column);

    internal IReadOnlyList<string> this[ImportColumn column] => values.GetValueOrDefault(column, []);

    public void Set(ImportColumn column, string? text) => values[column] = text is null ? [] : [text];

    public void Set(ImportColumn column, IEnumerable<string>? texts) => values[column] = [.. texts ?? []];

    public void Set(ImportColumn column, double? number) => Set(column, number?.ToString(CultureInfo.InvariantCulture));

    public void Set(ImportColumn column, DateOnly? date) => Set(column, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Set<TEnum>(ImportColumn column, TEnum? value)
        where TEnum : struct, Enum => Set(column, value is { } given ? PlainEnum.Words(given) : null);

    public void Set<TEnum>(ImportColumn column, IEnumerable<TEnum>? given)
        where TEnum : struct, Enum => Set(column, given?.Select(PlainEnum.Words));
}

/// <summary>What somebody entered of a service.</summary>
public sealed class EnteredService : EnteredRecord
{
    /// <summary>Who provides it; null where that stays.</summary>
    public int? ProviderId { get; init; }
}

/// <summary>What somebody entered of a provider.</summary>
public sealed class EnteredProvider : EnteredRecord;
