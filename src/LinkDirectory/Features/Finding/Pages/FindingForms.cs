using LinkDirectory.Web.Asked;

namespace LinkDirectory.Features.Finding.Pages;

/// <summary>The forms that ask whom to contact and that search: none of what they ask gets into an address.</summary>
internal static class FindingForms
{
    public const string WhoToContact = "/who-to-contact";

    public const string Search = "/search";

    /// <summary>The search's one field.</summary>
    public const string SearchText = "q";

    public static void MapFinding(this WebApplication app)
    {
        // One that was sent empty is answered too, with what it lacks.
        app.MapAsked(WhoToContact, form => new AskedForm([("sent", ""), .. SituationForm.Read(form).Fields()]));
        app.MapAsked(Search, form => new AskedForm([(SearchText, Bounded(form[SearchText].ToString().Trim()))]));
    }

    // Of a text that is too long to search for, enough is kept to say so.
    private static string Bounded(string text) =>
        text.Length > Finding.Search.LongestText ? text[..(Finding.Search.LongestText + 1)] : text;
}
