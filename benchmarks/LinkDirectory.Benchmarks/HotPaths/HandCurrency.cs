using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Benchmarks.HotPaths;

/// <summary>How current a point of contact is, written by hand.</summary>
internal static class HandCurrency
{
    public static Currency Of(bool held, bool undeliverable, bool everVerified, DateOnly? verifyBy, DateOnly today) =>
        !held ? Currency.Vacant
        : undeliverable ? Currency.Undeliverable
        : !everVerified ? Currency.Unverified
        : verifyBy < today ? Currency.Overdue
        : verifyBy <= today.AddDays(CurrencyRule.DueDays) ? Currency.Due : Currency.Current;
}
