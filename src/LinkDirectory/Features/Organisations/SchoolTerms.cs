using PublicHoliday;

namespace LinkDirectory.Features.Organisations;

/// <summary>
/// When England's schools are on holiday. Councils and trusts each set their own dates; set a directory's own in
/// <c>SchoolHolidays</c>, a list of <c>{ "From": "2026-12-21", "Until": "2027-01-01" }</c>, both days included. A school year
/// (1 September to 31 August) in which none of these begins has the usual dates: the fourth week of October, 21 December to
/// 2 January, the week with the Monday of 12 to 18 February, the two weeks round Easter, the early May bank holiday, the week
/// of the spring bank holiday, and 23 July to 1 September. Usual dates are right for most councils to a day or two at the
/// long holidays, and may be a week out at a half-term or at Easter.
/// </summary>
public sealed class SchoolTerms
{
    /// <summary>The setting that holds the directory's own holidays.</summary>
    public const string Setting = "SchoolHolidays";

    private readonly SchoolHoliday[] own;
    private readonly HashSet<int> ownYears;

    /// <param name="bankHolidays">England's unless told otherwise.</param>
    public SchoolTerms(IEnumerable<SchoolHoliday> own, BankHolidays? bankHolidays = null)
    {
        this.own = [.. own];
        BankHolidays = bankHolidays ?? new BankHolidays([]);
        ownYears = [.. this.own.Select(h => SchoolYearOf(h.From))];
    }

    /// <summary>Days on which services may be closed, in term or not.</summary>
    public BankHolidays BankHolidays { get; }

    /// <exception cref="InvalidOperationException">A holiday ends before it begins.</exception>
    public static SchoolTerms Read(IConfiguration configuration)
    {
        var holidays = configuration.GetSection(Setting).Get<SchoolHoliday[]>() ?? [];
        return Array.Find(holidays, h => h.Until < h.From) is { } wrong
            ? throw new InvalidOperationException(
                $"{Setting} has a holiday until {wrong.Until:yyyy-MM-dd} that begins after it, on {wrong.From:yyyy-MM-dd}. Put the first "
                    + "day in From.")
            : new SchoolTerms(holidays, new BankHolidays(configuration.GetSection(BankHolidays.Setting).Get<DateOnly[]>() ?? []));
    }

    /// <summary>Whether the day is outside every holiday; a weekend in term counts as term.</summary>
    public bool IsTerm(DateOnly day)
    {
        if (Array.Exists(own, h => h.Includes(day)))
        {
            return false;
        }

        // A summer holiday that ends after 31 August belongs to the year before.
        var year = SchoolYearOf(day);
        return !Usual(year - 1).Concat(Usual(year)).Any(h => !ownYears.Contains(SchoolYearOf(h.From)) && h.Includes(day));
    }

    private static int SchoolYearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    private static IEnumerable<SchoolHoliday> Usual(int autumn)
    {
        var spring = autumn + 1;
        var easterMonday = DateOnly.FromDateTime(UKBankHoliday.EasterMonday(spring));
        yield return Week(MondayFrom(new DateOnly(autumn, 10, 22)));
        yield return new SchoolHoliday(new DateOnly(autumn, 12, 21), new DateOnly(spring, 1, 2));
        yield return Week(MondayFrom(new DateOnly(spring, 2, 12)));
        yield return new SchoolHoliday(easterMonday.AddDays(-7), easterMonday.AddDays(4));
        yield return Day(MondayFrom(new DateOnly(spring, 5, 1)));
        yield return Week(MondayFrom(new DateOnly(spring, 5, 25)));
        yield return new SchoolHoliday(new DateOnly(spring, 7, 23), new DateOnly(spring, 9, 1));
    }

    private static SchoolHoliday Week(DateOnly monday) => new(monday, monday.AddDays(4));

    private static SchoolHoliday Day(DateOnly day) => new(day, day);

    private static DateOnly MondayFrom(DateOnly day) => day.AddDays((DayOfWeek.Monday - day.DayOfWeek + 7) % 7);
}

/// <summary>Days without school, both ends included.</summary>
public sealed record SchoolHoliday(DateOnly From, DateOnly Until)
{
    public bool Includes(DateOnly day) => day >= From && day <= Until;
}
