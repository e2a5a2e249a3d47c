using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>One field of a service: how two versions of it are compared, how it is carried over, and how it is written.</summary>
/// <param name="Name">The property's name, here and in <see cref="ServiceDraft"/>.</param>
/// <param name="Same">Whether two services have the same value.</param>
/// <param name="Copy">Carries the value from one service over to another.</param>
/// <param name="Write">The value as its reader takes it; null where it is empty.</param>
internal sealed record ServiceField(
    string Name, Func<Service, Service, bool> Same, Action<Service, Service> Copy, Func<Service, Notation, string?> Write)
{
    /// <summary>Its name in files, reports and the audit trail.</summary>
    public string Column { get; } = FieldNames.Column(Name);

    /// <summary>How reports and the audit trail show the value, where that is not as in a file.</summary>
    public Func<Service, string?>? Shown { get; init; }

    public string? Show(Service service) => Shown is null ? Write(service, Notation.File) : Shown(service);
}

/// <summary>How values are written: between files and forms the separators, dates and names of choices differ.</summary>
internal sealed record Notation(char Separator, string Date)
{
    public static readonly Notation File = new(CellText.Semicolon, "yyyy-MM-dd");
    public static readonly Notation Form = new(CellText.NewLine, "d/M/yyyy");

    public string Choice<TEnum>(TEnum value)
        where TEnum : struct, Enum => this == File ? PlainEnum.Words(value) : value.ToString();
}

/// <summary>Every field of a service that somebody can give, in the order of a file's columns.</summary>
internal static class ServiceFields
{
    public static readonly IReadOnlyList<ServiceField> All =
    [
        new(nameof(Service.Provider), (a, b) => Provider(a) == Provider(b), (from, to) => to.Provider = from.Provider,
            (s, _) => s.Provider?.Name),
        Text(nameof(Service.Name), s => s.Name, (s, value) => s.Name = value ?? ""),
        Choice(nameof(Service.Kind), s => s.Kind, (s, value) => s.Kind = value),
        Choice(nameof(Service.Status), s => s.Status, (s, value) => s.Status = value),
        Text(nameof(Service.StatusNote), s => s.StatusNote, (s, value) => s.StatusNote = value),
        Text(nameof(Service.Description), s => s.Description, (s, value) => s.Description = value),
        Choices(nameof(Service.ThriveGroups), s => s.ThriveGroups, (s, value) => s.ThriveGroups = value),
        Choices(nameof(Service.Needs), s => s.Needs, (s, value) => s.Needs = value),
        Value(nameof(Service.MinimumAge), s => s.MinimumAge, (s, value) => s.MinimumAge = value),
        Value(nameof(Service.MaximumAge), s => s.MaximumAge, (s, value) => s.MaximumAge = value),
        Choices(nameof(Service.Asks), s => s.Asks, (s, value) => s.Asks = value),
        Choices(nameof(Service.AcceptsReferralsFrom), s => s.AcceptsReferralsFrom, (s, value) => s.AcceptsReferralsFrom = value),
        Choices(nameof(Service.Urgencies), s => s.Urgencies, (s, value) => s.Urgencies = value),
        Choices(nameof(Service.ReferralMethods), s => s.ReferralMethods, (s, value) => s.ReferralMethods = value),
        Choices(nameof(Service.Delivery), s => s.Delivery, (s, value) => s.Delivery = value),
        Choices(nameof(Service.Audience), s => s.Audience, (s, value) => s.Audience = value),
        Text(nameof(Service.Criteria), s => s.Criteria, (s, value) => s.Criteria = value),
        Text(nameof(Service.NotFor), s => s.NotFor, (s, value) => s.NotFor = value),
        Text(nameof(Service.BeforeReferring), s => s.BeforeReferring, (s, value) => s.BeforeReferring = value),
        List(nameof(Service.Requires), s => s.Requires, (from, to) => to.Requires = [.. from.Requires]),
        Text(nameof(Service.Telephone), s => s.Telephone, (s, value) => s.Telephone = value),
        Text(nameof(Service.UrgentTelephone), s => s.UrgentTelephone, (s, value) => s.UrgentTelephone = value),
        Text(nameof(Service.Email), s => s.Email, (s, value) => s.Email = value),
        Text(nameof(Service.Website), s => s.Website?.AbsoluteUri, (s, value) => s.Website = value is null ? null : new Uri(value)),
        new(nameof(Service.Hours), (a, b) => Periods(a).SequenceEqual(Periods(b)), (from, to) => Replace(from.Hours, to.Hours),
            (s, notation) => HoursText.Write(s.Hours.OrderBy(h => h.Id), notation.Separator)),
        Value(nameof(Service.WaitWeeks), s => s.WaitWeeks, (s, value) => s.WaitWeeks = value),
        new(nameof(Service.WaitAsOf), (a, b) => a.WaitAsOf == b.WaitAsOf, (from, to) => to.WaitAsOf = from.WaitAsOf,
            (s, notation) => s.WaitAsOf?.ToString(notation.Date, CultureInfo.InvariantCulture)),
        Value(nameof(Service.AnnualCapacity), s => s.AnnualCapacity, (s, value) => s.AnnualCapacity = value),
        Value(nameof(FeedbackStandard.AcknowledgeWorkingDays), s => s.FeedbackStandard.AcknowledgeWorkingDays,
            (s, value) => s.FeedbackStandard = s.FeedbackStandard with { AcknowledgeWorkingDays = value }),
        Value(nameof(FeedbackStandard.DecideWorkingDays), s => s.FeedbackStandard.DecideWorkingDays,
            (s, value) => s.FeedbackStandard = s.FeedbackStandard with { DecideWorkingDays = value }),
        Value(nameof(FeedbackStandard.FeedBackWorkingDays), s => s.FeedbackStandard.FeedBackWorkingDays,
            (s, value) => s.FeedbackStandard = s.FeedbackStandard with { FeedBackWorkingDays = value }),
        Choices(nameof(Service.CatchmentBasis), s => s.CatchmentBasis, (s, value) => s.CatchmentBasis = value),
        List(nameof(Service.CatchmentAreas), s => s.CatchmentAreas.Select(a => a.Code).Order(StringComparer.Ordinal),
            (from, to) => Replace(from.CatchmentAreas, to.CatchmentAreas)) with
        {
            Shown = s => Named(s.CatchmentAreas.OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => CodeText.Named(a.Name, a.Code))),
        },
        List(nameof(Service.CatchmentSchools), s => s.CatchmentSchools.Select(c => c.Urn).Order().Select(Number),
            (from, to) => Replace(from.CatchmentSchools, to.CatchmentSchools)) with
        {
            Shown = s => Named(s.CatchmentSchools.OrderBy(c => c.Urn).Select(c => CodeText.Named(c.Name, c.Urn))),
        },
        List(nameof(Service.CatchmentPractices), s => s.CatchmentPractices.Order(StringComparer.Ordinal),
            (from, to) => to.CatchmentPractices = [.. from.CatchmentPractices]),
        new(nameof(Service.CatchmentBoundary), (a, b) => DrawnBoundary.Same(a.CatchmentBoundary, b.CatchmentBoundary), DrawnBoundary.Copy,
            (s, notation) => DrawnBoundary.Write(s.CatchmentBoundary, notation))
        {
            Shown = s => DrawnBoundary.Show(s.CatchmentBoundary),
        },
        new(nameof(Service.Locations), (a, b) => Places(a).SequenceEqual(Places(b)), (from, to) => Replace(from.Locations, to.Locations),
            (s, notation) => LocationText.Write(s.Locations.OrderBy(l => l.Id), notation.Separator))
        {
            Shown = s => LocationText.Show(s.Locations),
        },
    ];

    private static string? Named(IEnumerable<string> codes) => CellText.Join(codes, CellText.Semicolon);

    private static ServiceField Text(string name, Func<Service, string?> get, Action<Service, string?> set) =>
        new(name, (a, b) => (get(a) ?? "") == (get(b) ?? ""), (from, to) => set(to, get(from)),
            (s, _) => get(s) is { Length: > 0 } text ? text : null);

    private static ServiceField Value<T>(string name, Func<Service, T> get, Action<Service, T> set) =>
        new(name, (a, b) => Equals(get(a), get(b)), (from, to) => set(to, get(from)),
            (s, _) => Convert.ToString(get(s), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null);

    private static ServiceField Choice<TEnum>(string name, Func<Service, TEnum> get, Action<Service, TEnum> set)
        where TEnum : struct, Enum => Value(name, get, set) with { Write = (s, notation) => notation.Choice(get(s)) };

    private static ServiceField Choices<TEnum>(string name, Func<Service, EnumSet<TEnum>> get, Action<Service, EnumSet<TEnum>> set)
        where TEnum : struct, Enum => new(name, (a, b) => get(a) == get(b), (from, to) => set(to, get(from)),
            (s, notation) => CellText.Join(get(s).Select(notation.Choice), notation.Separator));

    private static ServiceField List(string name, Func<Service, IEnumerable<string>> get, Action<Service, Service> copy) =>
        new(name, (a, b) => get(a).SequenceEqual(get(b)), copy,
            (s, notation) => CellText.Join(get(s).Select(value => CellText.Write(value, notation.Separator)), notation.Separator));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (int, string?) Provider(Service service) => (service.Provider?.Id ?? 0, service.Provider?.Name);

    private static IEnumerable<object> Periods(Service service) =>
        service.Hours.OrderBy(h => h.Id).Select(h => (object)(h.Days, h.BankHolidays, h.OpensMinute, h.ClosesMinute, h.TermTimeOnly));

    private static IEnumerable<object> Places(Service service) =>
        service.Locations.OrderBy(l => l.Id).Select(l => (object)(l.Name, l.Address, l.Location));

    private static void Replace<T>(List<T> from, List<T> to)
    {
        T[] kept = [.. from];
        to.Clear();
        to.AddRange(kept);
    }
}
