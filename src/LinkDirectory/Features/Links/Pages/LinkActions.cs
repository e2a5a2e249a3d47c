using LinkDirectory.Features.Contacts.Pages.Manage;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Web;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.Links.Pages;

/// <summary>Gives what was typed in the forms of links to the service that does it.</summary>
public sealed class LinkActions(LinkChanges changes, Schools schools)
{
    public const string Agree = "agree", Review = "review", End = "end", Propose = "propose";

    public static string? DoneWords(string form) => form switch
    {
        Agree => "The link is agreed for a year, and the other side is told.",
        Review => "The link is reviewed, and good for another year.",
        End => "The link has ended, and the other side is told why.",
        Propose => "The link is proposed. The other side is asked to agree.",
        _ => null,
    };

    public async Task<Result> DoAsync(
        string form, Link link, FormValues values, Actor actor, CancellationToken cancellation)
    {
        var (id, version) = (link.Id, Number(values["version"]) ?? 0);
        var contact = Number(values[RoleForms.Field(form, id, "contact")]);
        return form switch
        {
            Agree => await changes.AgreeAsync(id, version, contact, actor, cancellation),
            Review => await changes.ReviewAsync(id, version, contact, actor, cancellation),
            _ => await changes.EndAsync(id, version, values[RoleForms.Field(form, id, "reason")], actor, cancellation),
        };
    }

    public async Task<Result> ProposeAsync(
        ManagedPlace place, FormValues values, Actor actor, CancellationToken cancellation)
    {
        var ours = Number(values[$"{Propose}-contact"]);
        if (Number(values[$"{Propose}-other"]) is not { } other)
        {
            return new InvalidInput(place.School is null ? "Write the school’s URN." : "Choose a service.", "other");
        }

        if (place.School is { } school)
        {
            return await changes.ProposeAsync(school.Id, other, ours, serviceContactId: null, actor, cancellation);
        }

        return await schools.ByUrnAsync(other, cancellation) is { } found
            ? await changes.ProposeAsync(found.Id, place.Service!.Id, schoolContactId: null, ours, actor, cancellation)
            : new InvalidInput("No school here has this URN. It is on the school’s page.", "other");
    }

    /// <summary>The problems at the fields of the form that proposes.</summary>
    public static IReadOnlyList<FieldProblem> ProposeProblems(Result result) =>
        FieldProblem.From(result, path => $"{Propose}-{(path is [.., "other"] ? "other" : "contact")}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;
}
