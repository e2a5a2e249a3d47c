using LinkDirectory.Web.Asked;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>
/// Finding contacts by typed text. Anyone may send the form, whose answer alone asks who they are: what somebody typed whose session had
/// ended is there once they have signed in.
/// </summary>
internal static class ContactsFind
{
    public const string Path = "/contacts";

    /// <summary>The field of the typed text.</summary>
    public const string Field = "text";

    public static void MapContactsFind(this WebApplication app) => app.MapAsked(Path, form =>
    {
        var request = GridRequest.Read(form);
        return new AskedForm(request.Text is { } text ? [(Field, text)] : [], GridRequest.Address("", request.Fields()));
    });
}
