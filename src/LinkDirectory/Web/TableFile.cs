using LinkDirectory.Features.Imports;

namespace LinkDirectory.Web;

/// <summary>A table as an answer: a CSV file, sent while it is written, or a workbook.</summary>
internal static class TableFile
{
    public static string Ending(TableFormat format) => format == TableFormat.Workbook ? ".xlsx" : ".csv";

    /// <param name="name">The file's name without its ending.</param>
    public static IResult Answer(string name, TableFormat format, Func<Stream, Task> write) => TypedResults.Stream(write,
        format == TableFormat.Workbook
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "text/csv; charset=utf-8",
        name + Ending(format));
}
