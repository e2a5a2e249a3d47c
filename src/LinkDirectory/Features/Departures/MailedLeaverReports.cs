using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Features.Departures;

/// <summary>What the link about a reported leaver leads to.</summary>
/// <param name="Contact">The role with its organisation; null where the link does not work.</param>
/// <param name="Holder">Who is said to have left.</param>
/// <param name="LastDay">The last day that a partner heard of.</param>
/// <param name="State">Where the question stands.</param>
/// <param name="Expired">The link's time is over: nothing can be answered by it.</param>
public sealed record MailedLeaverReport(PointOfContact? Contact, Holder? Holder, DateOnly? LastDay, LeaverReportState State, bool Expired);

/// <summary>An organisation's link about a reported leaver, which needs no sign-in. Opening it changes nothing.</summary>
public sealed class MailedLeaverReports(
    DirectoryDb directory, SignedLinks links, LeaverReports reports, PersonAccessLog accessLog, TimeProvider clock)
{
    private static Actor Reader { get; } = new("mailed link", Channel.MailedLink);

    public async Task<MailedLeaverReport> OpenAsync(string? text, CancellationToken cancellation)
    {
        var (key, expired) = links.Open<LeaverReportKey>(LeaverReportMail.Purpose, text);
        if (key is null)
        {
            return new MailedLeaverReport(null, null, null, default, expired);
        }

        await using var db = directory.OpenToRead();
        var contact = await db.PointsOfContact.Include(c => c.School).Include(c => c.Service).Include(c => c.Area)
            .Include(c => c.Holders).ThenInclude(h => h.Person).SingleOrDefaultAsync(c => c.Id == key.PointOfContact, cancellation);
        var about = await db.LeaverReports.Where(r => r.PointOfContactId == key.PointOfContact && r.PersonId == key.Person)
            .OrderBy(r => r.Id).ToListAsync(cancellation);
        var holder = contact?.Holders.Where(h => !h.Deputy && h.PersonId == key.Person).MaxBy(h => (h.Since, h.Id));
        if (holder is null || about.Count == 0)
        {
            return new MailedLeaverReport(null, null, null, default, expired);
        }

        accessLog.Note(Reader, [holder.PersonId]);
        return new MailedLeaverReport(contact, holder, about.Select(r => r.LastDay).FirstOrDefault(d => d is not null),
            StateOf(about, holder), expired);
    }

    /// <summary>Says whether they have left. A link that does not work or whose time is over answers nothing.</summary>
    /// <param name="lastDay">Null where it is what the partner heard, or else today.</param>
    public async Task<Result<ContactView>> AnswerAsync(string? text, bool left, DateOnly? lastDay, CancellationToken cancellation)
    {
        var (key, expired) = links.Open<LeaverReportKey>(LeaverReportMail.Purpose, text);
        if (key is null || expired || await OpenAsync(text, cancellation) is not { State: LeaverReportState.Open, Contact: not null })
        {
            return new NotAllowed("This link does not work any more. Sign in, or ask your area’s directory editor.");
        }

        return await reports.AnswerByLinkAsync(key, left, lastDay, Reader, cancellation);
    }

    // It may have been recorded meanwhile without answering the report.
    private LeaverReportState StateOf(List<LeaverReport> about, Holder holder) =>
        !holder.InPostOn(London.Today(clock)) ? LeaverReportState.Confirmed
            : about.Exists(r => r.State == LeaverReportState.Open) ? LeaverReportState.Open
            : about[^1].State;
}
