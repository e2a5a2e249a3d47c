using CsvHelper;

namespace LinkDirectory.Features.Imports;

/// <summary>Writes the file that somebody begins a list with: the columns, and one example as a remark.</summary>
public static class ImportTemplate
{
    /// <param name="columns">Every column with an example of its value.</param>
    /// <returns>CSV of two lines. The second begins with # and is left out by the import, so that the template imports as it is.</returns>
    public static string Write(IReadOnlyList<(ImportColumn Column, string Example)> columns)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var (column, _) in columns)
            {
                csv.WriteField(column.Name);
            }

            csv.NextRecord();
            foreach (var (column, example) in columns)
            {
                csv.WriteField(column == columns[0].Column ? "#" + example : example);
            }

            csv.NextRecord();
        }

        return text.ToString();
    }
}
