using System.Linq.Expressions;
using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Contacts;

/// <summary>
/// How far a record can be trusted on a day. A role that nobody holds is vacant whatever else is true; then mail that came
/// back; then a record nobody has confirmed; then how far it is through its period.
/// </summary>
public static class CurrencyRule
{
    /// <summary>A period is said to end soon in its last 21 days.</summary>
    public const int DueDays = 21;

    public static Currency Evaluate(PointOfContact contact, DateOnly today) =>
        contact.HolderOn(today) is null ? Currency.Vacant
            : contact.UndeliverableSince is not null ? Currency.Undeliverable
            : OfPeriod(contact.LastVerifiedAt, contact.VerifyBy, today);

    /// <summary>A service's record has no holder and no mail of its own: only its period counts.</summary>
    public static Currency Evaluate(Service service, DateOnly today) => OfPeriod(service.LastVerifiedAt, service.VerifyBy, today);

    /// <summary>The same rule as a condition on rows, for filters.</summary>
    public static Expression<Func<PointOfContact, bool>> Is(Currency currency, DateOnly today)
    {
        var (held, soon) = (InPost.Held(today), today.AddDays(DueDays));
        return currency switch
        {
            Currency.Vacant => ParameterReplacer.Not(held),
            Currency.Undeliverable => Held(c => c.UndeliverableSince != null),
            Currency.Unverified => Held(c => c.UndeliverableSince == null && c.LastVerifiedAt == null),
            Currency.Overdue => Held(c => c.UndeliverableSince == null && c.LastVerifiedAt != null && c.VerifyBy < today),
            Currency.Due => Held(
                c => c.UndeliverableSince == null && c.LastVerifiedAt != null && c.VerifyBy >= today && c.VerifyBy <= soon),
            _ => Held(c => c.UndeliverableSince == null && c.LastVerifiedAt != null && (c.VerifyBy == null || c.VerifyBy > soon)),
        };

        Expression<Func<PointOfContact, bool>> Held(Expression<Func<PointOfContact, bool>> condition) =>
            ParameterReplacer.All([condition, held]);
    }

    /// <summary>
    /// Whether any of them holds, as a condition on rows; none holds where there are none. Each is asked once and in one order, so that the
    /// statement is as long as there are kinds, whatever was typed.
    /// </summary>
    public static Expression<Func<PointOfContact, bool>> IsAny(IEnumerable<Currency> currencies, DateOnly today) =>
        ParameterReplacer.Any(currencies.Distinct().Order().Select(currency => Is(currency, today)));

    private static Currency OfPeriod(DateTimeOffset? lastVerifiedAt, DateOnly? verifyBy, DateOnly today) =>
        (lastVerifiedAt, verifyBy) switch
        {
            (null, _) => Currency.Unverified,
            (_, { } by) when by < today => Currency.Overdue,
            (_, { } by) when by <= today.AddDays(DueDays) => Currency.Due,
            _ => Currency.Current,
        };
}
