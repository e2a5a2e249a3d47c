using LinkDirectory.Web;
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

    /// <summary>The longest text that is looked for, in characters. Of a longer one enough is kept to say so.</summary>
    public const int LongestText = 200;

    public static void MapContactsFind(this WebApplication app) => app.MapAsked(Path, form =>
    {
        var text = form[Field].ToString().Trim();
        return new AskedForm(
            text.Length == 0 ? [] : [(Field, text.Length > LongestText ? text[..(LongestText + 1)] : text)],
            PageAddress.WithQuery("", GridRequest.Read(form).Fields()));
    });
}
