using System.Collections.Concurrent;
using PublicHoliday;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// England's bank holidays with their substitute days, and the one-off ones that a directory adds in <c>BankHolidays</c>, a list
/// of days. Christmas Day, Boxing Day and New Year's Day count at a weekend too, when the bank holiday is another day.
/// </summary>
public sealed class BankHolidays(IReadOnlyCollection<DateOnly> oneOff)
{
    /// <summary>The setting that holds the directory's one-off days.</summary>
    public const string Setting = "BankHolidays";

    private static readonly UKBankHoliday England = new(UKBankHoliday.UkCountries.England);
    private static readonly ConcurrentDictionary<int, HashSet<DateOnly>> Years = new();

    public bool Include(DateOnly day) => Years.GetOrAdd(day.Year, OfYear).Contains(day) || oneOff.Contains(day);

    private static HashSet<DateOnly> OfYear(int year) =>
        [.. England.PublicHolidays(year).Select(DateOnly.FromDateTime), new(year, 1, 1), new(year, 12, 25), new(year, 12, 26)];
}
