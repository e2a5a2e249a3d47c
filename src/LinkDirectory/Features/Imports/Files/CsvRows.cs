using CsvHelper;

namespace LinkDirectory.Features.Imports;

/// <summary>Writes CSV a row at a time.</summary>
internal static class CsvRows
{
    public static async Task WriteRowAsync(this CsvWriter csv, params IEnumerable<string?> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        await csv.NextRecordAsync();
    }
}
