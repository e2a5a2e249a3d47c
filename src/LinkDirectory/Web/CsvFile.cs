namespace LinkDirectory.Web;

/// <summary>A CSV file as an answer, sent while it is written. Spreadsheets know it for UTF-8 by its byte order mark.</summary>
internal static class CsvFile
{
    public static IResult Answer(string name, Func<TextWriter, Task> write) => TypedResults.Stream(async body =>
    {
        await using var writer = new StreamWriter(body, Encoding.UTF8, leaveOpen: true);
        await write(writer);
    }, "text/csv; charset=utf-8", name);
}
