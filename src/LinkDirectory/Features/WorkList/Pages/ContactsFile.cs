using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.WorkList.Import;
using LinkDirectory.Web;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>
/// The grid's rows as a CSV file or a workbook, at an address of their own: what is filtered, in the columns that the import reads.
/// </summary>
internal static class ContactsFile
{
    public const string Path = "/contacts/export";

    public const string TemplatePath = "/contacts/import/template.csv";

    public const string TemplateWorkbookPath = "/contacts/import/template.xlsx";

    /// <summary>The field that asks for a workbook by the value xlsx.</summary>
    public const string FormatField = "format";

    // Posted where text was typed, which no address holds. Nothing changes, so it needs no token against forgery.
    public static void MapContactsFile(this WebApplication app)
    {
        app.MapMethods(Path, ["GET", "POST"], AnswerAsync).DisableAntiforgery();
        app.MapGet(TemplatePath, (CancellationToken cancellation) => Template(TableFormat.Csv, cancellation));
        app.MapGet(TemplateWorkbookPath, (CancellationToken cancellation) => Template(TableFormat.Workbook, cancellation));
    }

    private static IResult Template(TableFormat format, CancellationToken cancellation) => TableFile.Answer("contacts-template", format,
        stream => ImportTemplate.WriteAsync(stream, format, "Contacts", ContactColumns.Template, cancellation));

    private static async Task<IResult> AnswerAsync(
        HttpContext http, Actor actor, ContactGrid grid, ContactsExport export, CancellationToken cancellation)
    {
        if (!ContactGrid.IsFor(actor))
        {
            return actor.SignedIn ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.Redirect("/sign-in?return=%2Fcontacts");
        }

        var request = GridRequest.Parse(http);
        var query = new ContactGridQuery(request.Filter(await grid.ChoicesAsync(actor, cancellation)), request.Sort, request.Down);
        var wanted = http.Request.HasFormContentType ? http.Request.Form[FormatField] : http.Request.Query[FormatField];
        var format = wanted == "xlsx" ? TableFormat.Workbook : TableFormat.Csv;
        return TableFile.Answer("contacts", format, stream => export.WriteAsync(query, stream, format, actor, cancellation));
    }
}
