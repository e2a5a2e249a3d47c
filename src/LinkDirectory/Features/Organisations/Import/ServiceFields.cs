using System.Globalization;
using System.Security.Cryptography;
using LinkDirectory.Data;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>One field of a service: how a report shows it, by which it is also compared, and how it is carried over.</summary>
internal sealed record ServiceField(ImportColumn Column, Func<Service, string?> Show, Action<Service, Service> Copy);

/// <summary>Every field of a service that a file can hold, in the file's words.</summary>
internal static class ServiceFields
{
    private const int HashLength = 8;

    public static readonly IReadOnlyList<ServiceField> All =
    [
        new(ServiceColumns.Provider, s => s.Provider?.Name, (from, to) => to.Provider = from.Provider),
        Text(ServiceColumns.Name, s => s.Name, (s, value) => s.Name = value ?? ""),
        new(ServiceColumns.Kind, s => PlainEnum.Words(s.Kind), (from, to) => to.Kind = from.Kind),
        new(ServiceColumns.Status, s => PlainEnum.Words(s.Status), (from, to) => to.Status = from.Status),
        Text(ServiceColumns.StatusNote, s => s.StatusNote, (s, value) => s.StatusNote = value),
        Text(ServiceColumns.Description, s => s.Description, (s, value) => s.Description = value),
        new(ServiceColumns.ThriveGroups, s => Words(s.ThriveGroups), (from, to) => to.ThriveGroups = from.ThriveGroups),
        new(ServiceColumns.Needs, s => Words(s.Needs), (from, to) => to.Needs = from.Needs),
        new(ServiceColumns.MinimumAge, s => Number(s.MinimumAge), (from, to) => to.MinimumAge = from.MinimumAge),
        new(ServiceColumns.MaximumAge, s => Number(s.MaximumAge), (from, to) => to.MaximumAge = from.MaximumAge),
        new(ServiceColumns.Asks, s => Words(s.Asks), (from, to) => to.Asks = from.Asks),
        new(ServiceColumns.AcceptsReferralsFrom, s => Words(s.AcceptsReferralsFrom),
            (from, to) => to.AcceptsReferralsFrom = from.AcceptsReferralsFrom),
        new(ServiceColumns.Urgencies, s => Words(s.Urgencies), (from, to) => to.Urgencies = from.Urgencies),
        new(ServiceColumns.ReferralMethods, s => Words(s.ReferralMethods), (from, to) => to.ReferralMethods = from.ReferralMethods),
        new(ServiceColumns.Delivery, s => Words(s.Delivery), (from, to) => to.Delivery = from.Delivery),
        new(ServiceColumns.Audience, s => Words(s.Audience), (from, to) => to.Audience = from.Audience),
        Text(ServiceColumns.Criteria, s => s.Criteria, (s, value) => s.Criteria = value),
        Text(ServiceColumns.NotFor, s => s.NotFor, (s, value) => s.NotFor = value),
        Text(ServiceColumns.BeforeReferring, s => s.BeforeReferring, (s, value) => s.BeforeReferring = value),
        new(ServiceColumns.Requires, s => List(s.Requires), (from, to) => to.Requires = [.. from.Requires]),
        Text(ServiceColumns.Telephone, s => s.Telephone, (s, value) => s.Telephone = value),
        Text(ServiceColumns.UrgentTelephone, s => s.UrgentTelephone, (s, value) => s.UrgentTelephone = value),
        Text(ServiceColumns.Email, s => s.Email, (s, value) => s.Email = value),
        new(ServiceColumns.Website, s => s.Website?.ToString(), (from, to) => to.Website = from.Website),
        new(ServiceColumns.Hours, s => HoursText.Write(s.Hours), (from, to) => Replace(from.Hours, to.Hours)),
        new(ServiceColumns.WaitWeeks, s => s.WaitWeeks?.ToString(CultureInfo.InvariantCulture),
            (from, to) => to.WaitWeeks = from.WaitWeeks),
        new(ServiceColumns.WaitAsOf, s => s.WaitAsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (from, to) => to.WaitAsOf = from.WaitAsOf),
        new(ServiceColumns.AnnualCapacity, s => s.AnnualCapacity is { } capacity ? Number(capacity) : null,
            (from, to) => to.AnnualCapacity = from.AnnualCapacity),
        new(ServiceColumns.AcknowledgeWorkingDays, s => Number(s.FeedbackStandard.AcknowledgeWorkingDays), (from, to) =>
            to.FeedbackStandard = to.FeedbackStandard with { AcknowledgeWorkingDays = from.FeedbackStandard.AcknowledgeWorkingDays }),
        new(ServiceColumns.DecideWorkingDays, s => Number(s.FeedbackStandard.DecideWorkingDays),
            (from, to) => to.FeedbackStandard = to.FeedbackStandard with { DecideWorkingDays = from.FeedbackStandard.DecideWorkingDays }),
        new(ServiceColumns.FeedBackWorkingDays, s => Number(s.FeedbackStandard.FeedBackWorkingDays), (from, to) =>
            to.FeedbackStandard = to.FeedbackStandard with { FeedBackWorkingDays = from.FeedbackStandard.FeedBackWorkingDays }),
        new(ServiceColumns.CatchmentBasis, s => Words(s.CatchmentBasis), (from, to) => to.CatchmentBasis = from.CatchmentBasis),
        new(ServiceColumns.CatchmentAreas, s => List(s.CatchmentAreas.Select(a => a.Code).Order(StringComparer.Ordinal)),
            (from, to) => Replace(from.CatchmentAreas, to.CatchmentAreas)),
        new(ServiceColumns.CatchmentSchools, s => List(s.CatchmentSchools.Select(c => c.Urn).Order().Select(Number)),
            (from, to) => Replace(from.CatchmentSchools, to.CatchmentSchools)),
        new(ServiceColumns.CatchmentPractices, s => List(s.CatchmentPractices.Order(StringComparer.Ordinal)),
            (from, to) => to.CatchmentPractices = [.. from.CatchmentPractices]),
        new(ServiceColumns.CatchmentBoundary, s => Boundary(s.CatchmentBoundary), CopyBoundary),
        new(ServiceColumns.Locations, s => LocationText.Write(s.Locations), (from, to) => Replace(from.Locations, to.Locations)),
    ];

    private static ServiceField Text(ImportColumn column, Func<Service, string?> get, Action<Service, string?> set) =>
        new(column, service => get(service) is { Length: > 0 } text ? text : null, (from, to) => set(to, get(from)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Words<TEnum>(EnumSet<TEnum> values)
        where TEnum : struct, Enum => List(values.Select(PlainEnum.Words));

    private static string? List(IEnumerable<string> parts) => string.Join("; ", parts) is { Length: > 0 } text ? text : null;

    // Boundaries are long: a few letters of their hash tell one from another.
    private static string? Boundary(byte[]? boundary) => boundary is null
        ? null
        : "boundary " + Convert.ToHexStringLower(SHA256.HashData(boundary))[..HashLength];

    private static void Replace<T>(List<T> from, List<T> to)
    {
        T[] kept = [.. from];
        to.Clear();
        to.AddRange(kept);
    }

    private static void CopyBoundary(Service from, Service to)
    {
        to.CatchmentBoundary = from.CatchmentBoundary;
        (to.CatchmentMinLongitude, to.CatchmentMaxLongitude) = (from.CatchmentMinLongitude, from.CatchmentMaxLongitude);
        (to.CatchmentMinLatitude, to.CatchmentMaxLatitude) = (from.CatchmentMinLatitude, from.CatchmentMaxLatitude);
    }
}
