using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.WorkList.Import;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>The grid's rows as a file, at an address of its own: what is filtered, in the columns that the import reads.</summary>
internal static class ContactsCsv
{
    public const string Path = "/contacts/export";

    public const string TemplatePath = "/contacts/import/template.csv";

    // Posted where text was typed, which no address holds. Nothing changes, so it needs no token against forgery.
    public static void MapContactsCsv(this WebApplication app)
    {
        app.MapMethods(Path, ["GET", "POST"], AnswerAsync).DisableAntiforgery();
        app.MapGet(TemplatePath, () => Results.File(System.Text.Encoding.UTF8.GetBytes(ImportTemplate.Write(ContactColumns.Template)),
            "text/csv", "contacts-template.csv"));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, Actor actor, ContactGrid grid, ContactsExport export, CancellationToken cancellation)
    {
        if (!ContactGrid.IsFor(actor))
        {
            return actor.SignedIn ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.Redirect("/sign-in?return=%2Fcontacts");
        }

        var request = GridRequest.Parse(http);
        var query = new ContactGridQuery(request.Filter(await grid.ChoicesAsync(actor, cancellation)), request.Sort, request.Down);
        return Results.Stream(stream => export.WriteAsync(query, stream, actor, cancellation), "text/csv; charset=utf-8", "contacts.csv");
    }
}
