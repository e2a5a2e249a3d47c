using CsvHelper;
using CsvHelper.Configuration;

namespace LinkDirectory.Features.Audit;

/// <summary>The audit trail as a CSV file. A value that a spreadsheet would run as a formula is written as text.</summary>
public static class AuditFile
{
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    public static async Task WriteAsync(IAsyncEnumerable<AuditReading> lines, TextWriter writer, CancellationToken cancellation)
    {
        await using var csv = new CsvWriter(writer, Form, leaveOpen: true);
        foreach (var column in (string[])["at", "by", "account", "channel", "act", "subject", "detail", "changes"])
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            Write(csv, line);
            await csv.NextRecordAsync();
        }
    }

    private static void Write(CsvWriter csv, AuditReading reading)
    {
        var line = reading.Line;
        csv.WriteField(line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        csv.WriteField(reading.By);
        csv.WriteField(line.AccountId);
        csv.WriteField(line.Channel.ToString());
        csv.WriteField(line.Act);
        csv.WriteField(line.Subject);
        csv.WriteField(line.Detail);
        csv.WriteField(
            string.Join("; ", reading.Changes.Select(change => $"{change.Field}: {change.From ?? "nothing"} → {change.To ?? "nothing"}")));
    }
}
