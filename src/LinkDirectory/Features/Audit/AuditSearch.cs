using System.Runtime.CompilerServices;

namespace LinkDirectory.Features.Audit;

/// <summary>Which lines of the audit trail; what is null does not narrow them.</summary>
public sealed record AuditFilter
{
    /// <summary>The record, exactly as in "School 100000" or "Person 12", in any case.</summary>
    public string? Subject { get; init; }

    /// <summary>The act, as in "read person".</summary>
    public string? Act { get; init; }

    /// <summary>The account that acted.</summary>
    public int? AccountId { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>The first day, in England.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in England.</summary>
    public DateOnly? To { get; init; }

    /// <summary>As the page's address or form says it. What cannot be read is left out, as a day that does not exist.</summary>
    public static AuditFilter Parse(string? subject, string? act, string? channel, string? from, string? to, string? account) => new()
    {
        Subject = subject,
        Act = act,
        Channel = Enum.TryParse<Channel>(channel, ignoreCase: true, out var way) && Enum.IsDefined(way) ? way : null,
        From = ParseDay(from),
        To = ParseDay(to),
        AccountId = int.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
    };

    private static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 9999
            ? day
            : null;
}

/// <summary>A line as it is read, with the name of the person who acted where they have an account still.</summary>
public sealed record AuditReading(AuditLine Line, string? AccountName)
{
    /// <summary>Who acted, in words.</summary>
    public string By => AccountName ?? Line.Actor;

    public IReadOnlyList<AuditChange> Changes => AuditTrail.ChangesOf(Line);
}

/// <summary>A page of lines, newest first.</summary>
/// <param name="Before">Where the next page goes on; null on the last.</param>
public sealed record AuditLines(IReadOnlyList<AuditReading> Lines, AuditPlace? Before);

/// <summary>A place in the trail: what comes before it is older.</summary>
public sealed record AuditPlace(DateTimeOffset At, long Id)
{
    /// <summary>As it appears in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id}");

    /// <returns>Null where the text is no place.</returns>
    public static AuditPlace? Read(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AuditPlace(new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;
}

/// <summary>Reads the audit trail, for administrators and the command line alone.</summary>
public sealed class AuditSearch(DirectoryDb directory, IAccountNames accounts, TimeProvider clock)
{
    public const int PageSize = 50;

    private const int ExportStep = 1000;

    /// <returns>Null where the actor may not read the trail.</returns>
    public async Task<AuditLines?> PageAsync(AuditFilter filter, AuditPlace? before, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return null;
        }

        await using var db = directory.OpenToRead();
        var rows = await ReadAsync(db, filter, before, PageSize + 1, cancellation);
        var more = rows.Count > PageSize;
        return new AuditLines([.. rows.Take(PageSize)], more ? PlaceOf(rows[PageSize - 1]) : null);
    }

    /// <summary>The acts that the trail has, in order, to choose from.</summary>
    public async Task<IReadOnlyList<string>> ActsAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return [];
        }

        await using var db = directory.OpenToRead();
        var acts = new List<string>();
        for (var next = await FirstActAfterAsync(db, "", cancellation); next is not null; next = await FirstActAfterAsync(db, next,
            cancellation))
        {
            acts.Add(next);
        }

        return acts;
    }

    /// <summary>Every line that the filter keeps, newest first, read in steps; the export is a line of the trail itself.</summary>
    /// <exception cref="InvalidOperationException">The actor may not read the trail.</exception>
    public async IAsyncEnumerable<AuditReading> ExportAsync(
        AuditFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            throw new InvalidOperationException("Only administrators read the audit trail.");
        }

        await NoteExportAsync(actor, cancellation);
        AuditPlace? before = null;
        while (true)
        {
            await using var db = directory.OpenToRead();
            var rows = await ReadAsync(db, filter, before, ExportStep, cancellation);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < ExportStep)
            {
                yield break;
            }

            before = PlaceOf(rows[^1]);
        }
    }

    private async Task NoteExportAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "export audit trail", "Audit trail");
        await db.SaveChangesAsync(cancellation);
    }

    // By the index on acts, one step for each act there is and not one for each line.
    private static Task<string?> FirstActAfterAsync(DirectoryDbContext db, string act, CancellationToken cancellation) =>
        db.AuditLines.Where(l => l.Act.CompareTo(act) > 0).OrderBy(l => l.Act).Select(l => l.Act).FirstOrDefaultAsync(cancellation)!;

    private async Task<List<AuditReading>> ReadAsync(
        DirectoryDbContext db, AuditFilter filter, AuditPlace? before, int most, CancellationToken cancellation)
    {
        var lines = Rows(db, filter);
        if (before is { At: var at, Id: var id })
        {
            // "at <= x and (at < x or id < y)" lets the index on times start at the place; "or" alone would not.
            lines = lines.Where(l => l.At <= at && (l.At < at || l.Id < id));
        }

        var names = accounts.In(db);
        return await lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(most)
            .Select(l => new AuditReading(l, names.Where(a => a.Id == l.AccountId).Select(a => a.Name).FirstOrDefault()))
            .ToListAsync(cancellation);
    }

    private static IQueryable<AuditLine> Rows(DirectoryDbContext db, AuditFilter filter)
    {
        IQueryable<AuditLine> rows = db.AuditLines;
        if (filter.Subject is { Length: > 0 } subject)
        {
            var (asGiven, asWritten) = (subject.Trim(), AsWritten(subject.Trim()));
            rows = rows.Where(l => l.Subject == asGiven || l.Subject == asWritten);
        }

        if (filter.Act is { Length: > 0 } act)
        {
            rows = rows.Where(l => l.Act == act);
        }

        if (filter.AccountId is { } account)
        {
            rows = rows.Where(l => l.AccountId == account);
        }

        if (filter.Channel is { } channel)
        {
            rows = rows.Where(l => l.Channel == channel);
        }

        if (filter.From is { } from)
        {
            var begin = StartOf(from);
            rows = rows.Where(l => l.At >= begin);
        }

        if (filter.To is { } to)
        {
            var end = StartOf(to.AddDays(1));
            rows = rows.Where(l => l.At < end);
        }

        return rows;
    }

    // Subjects begin with a capital and go on without, as in "Point of contact 12".
    private static string AsWritten(string subject) => subject is ""
        ? ""
        : char.ToUpperInvariant(subject[0]) + subject[1..].ToLowerInvariant();

    private static AuditPlace PlaceOf(AuditReading reading) => new(reading.Line.At, reading.Line.Id);

    private static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
