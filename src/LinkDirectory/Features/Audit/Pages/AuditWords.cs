using System.Globalization;
using LinkDirectory.Features.Access;

namespace LinkDirectory.Features.Audit.Pages;

/// <summary>The audit trail in words, and what the reader asks of it.</summary>
internal static class AuditWords
{
    public static string Of(Door door) => door switch
    {
        Door.Page => "Pages",
        Door.Api => "API",
        Door.CommandLine => "Command line",
        Door.MailedLink => "Link in a mail",
        _ => "The program itself",
    };

    /// <summary>What cannot be read as asked is left out, as a day that is none.</summary>
    public static AuditFilter FilterOf(string? subject, string? act, string? door, string? from, string? to, string? account) => new()
    {
        Subject = subject,
        Act = act,
        Door = Enum.TryParse<Door>(door, ignoreCase: true, out var way) && Enum.IsDefined(way) ? way : null,
        From = DayOf(from),
        To = DayOf(to),
        AccountId = int.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
    };

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 9999 ? day : null;
}
