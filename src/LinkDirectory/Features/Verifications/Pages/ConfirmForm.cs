using LinkDirectory.Features.Contacts;
using LinkDirectory.Web;

namespace LinkDirectory.Features.Verifications.Pages;

/// <summary>
/// What somebody typed to put a role right, kept as it was so that nothing is lost when the form comes back. Personal data.
/// </summary>
public sealed record ConfirmForm
{
    /// <summary>Longer than any field takes; what is beyond is not read.</summary>
    private const int LongestText = 400;

    public int Version { get; init; }

    public string Name { get; init; } = "";

    public string JobTitle { get; init; } = "";

    public string Email { get; init; } = "";

    public string Telephone { get; init; } = "";

    public string SharedEmail { get; init; } = "";

    public string SharedTelephone { get; init; } = "";

    public string Availability { get; init; } = "";

    public TypedDay AwayUntil { get; init; } = TypedDay.From(null);

    public string DeputyName { get; init; } = "";

    public string DeputyEmail { get; init; } = "";

    public string DeputyTelephone { get; init; } = "";

    /// <summary>What is recorded of a role; a day away that is over is left out.</summary>
    public static ConfirmForm From(PointOfContact role, DateOnly today)
    {
        var (holder, deputy) = (role.HolderOn(today), role.DeputyOn(today));
        return new ConfirmForm
        {
            Version = role.Version,
            Name = holder?.Person.Name ?? "",
            JobTitle = holder?.JobTitle ?? "",
            Email = holder?.Person.Email ?? "",
            Telephone = holder?.Person.Telephone ?? "",
            SharedEmail = role.SharedEmail ?? "",
            SharedTelephone = role.SharedTelephone ?? "",
            Availability = role.Availability ?? "",
            AwayUntil = TypedDay.From(role.AwayUntil >= today ? role.AwayUntil : null),
            DeputyName = deputy?.Person.Name ?? "",
            DeputyEmail = deputy?.Person.Email ?? "",
            DeputyTelephone = deputy?.Person.Telephone ?? "",
        };
    }

    public static ConfirmForm Read(IFormCollection form) => new()
    {
        Version = Number(form, "version") ?? 0,
        Name = Text(form, "name"),
        JobTitle = Text(form, "jobTitle"),
        Email = Text(form, "email"),
        Telephone = Text(form, "telephone"),
        SharedEmail = Text(form, "sharedEmail"),
        SharedTelephone = Text(form, "sharedTelephone"),
        Availability = Text(form, "availability"),
        AwayUntil = TypedDay.Read(form, "awayUntil"),
        DeputyName = Text(form, "deputy-name"),
        DeputyEmail = Text(form, "deputy-email"),
        DeputyTelephone = Text(form, "deputy-telephone"),
    };

    public RoleCorrection Correction(PointOfContact role, DateOnly today)
    {
        var deputy = role.DeputyOn(today);
        return new(
            Version,
            role.HolderOn(today) is null
                ? null
                : new PersonInput(Name, NullIfEmpty(JobTitle), NullIfEmpty(Email), NullIfEmpty(Telephone)),
            NullIfEmpty(SharedEmail),
            NullIfEmpty(SharedTelephone),
            NullIfEmpty(Availability),
            AwayUntil.Value ?? (role.AwayUntil < today ? role.AwayUntil : null),
            DeputyName.Length + DeputyEmail.Length == 0
                ? null
                : new PersonInput(DeputyName, deputy?.JobTitle, NullIfEmpty(DeputyEmail), NullIfEmpty(DeputyTelephone)));
    }

    /// <summary>Says nothing, so that no log can hold it.</summary>
    public override string ToString() => nameof(ConfirmForm);

    internal static int? Number(IFormCollection form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string Text(IFormCollection form, string field)
    {
        var text = form[field].ToString().Trim();
        return text.Length > LongestText ? text[..LongestText] : text;
    }
}
