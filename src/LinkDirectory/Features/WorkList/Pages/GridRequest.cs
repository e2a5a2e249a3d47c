using LinkDirectory.Features.Contacts;
using Microsoft.Extensions.Primitives;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>
/// What a reader asks of a list of points of contact, as its address says it, or as a form posts it that has typed text: that may be a
/// person's name, which no address holds. What cannot be read is left out.
/// </summary>
public sealed record GridRequest
{
    public string? Text { get; init; }

    /// <summary>An area's code.</summary>
    public string? Area { get; init; }

    /// <summary>A service's reference.</summary>
    public string? Partner { get; init; }

    public ContactRole? Role { get; init; }

    public Currency? Currency { get; init; }

    public OrganisationKind? Kind { get; init; }

    public WorkKind Tab { get; init; }

    public ContactGridOrder Sort { get; init; }

    public bool Down { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>One point of contact, by id.</summary>
    public int? Contact { get; init; }

    public bool Narrows => Text is not null
        || Area is not null
        || Partner is not null
        || Role is not null
        || Currency is not null
        || Kind is not null
        || Contact is not null;

    public static GridRequest Parse(HttpContext? http) => http is { Request.HasFormContentType: true }
        ? Read(http.Request.Form)
        : Read(name => http?.Request.Query[name] ?? default);

    /// <summary>What a form asks. Text is taken from a form alone.</summary>
    public static GridRequest Read(IFormCollection form)
    {
        var request = Read(name => form[name]);
        return request with { Text = LastOf(form[ContactsFind.Field]) };
    }

    private static GridRequest Read(Func<string, StringValues> read)
    {
        var sort = Last("sort") ?? "";
        var down = sort.EndsWith("-down", StringComparison.Ordinal);
        return new GridRequest
        {
            Area = Last("area"),
            Partner = Last("partner"),
            Role = Value<ContactRole>("role"),
            Currency = Value<Currency>("currency"),
            Kind = Value<OrganisationKind>("kind"),
            Tab = Value<WorkKind>("tab") ?? WorkKind.Undeliverable,
            Sort = Enum.TryParse<ContactGridOrder>(down ? sort[..^5] : sort, ignoreCase: true, out var order) && Enum.IsDefined(order)
                ? order
                : ContactGridOrder.Organisation,
            Down = down,
            Page = int.TryParse(Last("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 1_000_000)
                : 1,
            Contact = int.TryParse(Last("contact"), NumberStyles.None, CultureInfo.InvariantCulture, out var contact) ? contact : null,
        };

        string? Last(string name) => LastOf(read(name));

        T? Value<T>(string name)
            where T : struct, Enum => Enum.TryParse<T>(Last(name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
    }

    /// <summary>The filter; an area or partner that is not among the choices leaves nothing.</summary>
    public ContactGridFilter Filter(ContactGridChoices choices) => new()
    {
        Text = Text,
        AreaId = IdOf(choices.Areas, Area),
        PartnerServiceId = IdOf(choices.Services, Partner),
        Roles = Role is { } role ? [role] : null,
        Currency = Currency is { } currency ? [currency] : null,
        Kinds = Kind is { } kind ? [kind] : null,
        Ids = Contact is { } contact ? [contact] : null,
    };

    /// <summary>The fields that narrow the list down, without the text, by their names.</summary>
    public IEnumerable<(string Name, string Value)> Fields() => new (string Name, string? Value)[]
    {
        ("area", Area),
        ("partner", Partner),
        ("role", Role?.ToString()),
        ("currency", Currency?.ToString()),
        ("kind", Kind?.ToString()),
        ("contact", Contact?.ToString(CultureInfo.InvariantCulture)),
    }.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!));

    /// <summary>The order as the form has it.</summary>
    public string SortValue => Down ? $"{Sort}-down" : Sort.ToString();

    // A button's value comes after that of the field of its name.
    private static string? LastOf(StringValues given) =>
        given.LastOrDefault()?.Trim() is { Length: > 0 and <= 200 } value ? value : null;

    private static int? IdOf(IReadOnlyList<ContactGridChoice> choices, string? code) =>
        code is null ? null : choices.FirstOrDefault(choice => choice.Code.Equals(code, StringComparison.OrdinalIgnoreCase))?.Id ?? -1;
}
