using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.WorkList.Import;

/// <summary>
/// Writes points of contact as the file that their import reads, so that it can be changed in a spreadsheet and brought back.
/// It gives out people's details, so it is audited before the first row leaves.
/// </summary>
public sealed class ContactsExport(ContactGrid grid, DirectoryDb directory, TimeProvider clock)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Writes the rows of a query that the actor keeps.</summary>
    public async Task WriteAsync(ContactGridQuery query, Stream to, TableFormat format, Actor actor, CancellationToken cancellation)
    {
        var ids = await grid.IdsAsync(query, actor, cancellation);
        await AuditAsync(ids.Count, actor, cancellation);
        await using var table = await TableWriter.StartAsync(
            to, format, "Contacts", [.. ContactColumns.All.Select(column => column.ToWrite())], cancellation);
        var today = London.Today(clock);
        await foreach (var item in grid.ItemsAsync(ids, actor, cancellation))
        {
            // With its people left blank the row would say, once it came back, that nobody is in the role.
            if (!item.Reading.ShowsPeople)
            {
                continue;
            }

            await table.WriteAsync(Row(item, today));
        }
    }

    private async Task AuditAsync(int rows, Actor actor, CancellationToken cancellation)
    {
        await using var db = directory.Open();
        AuditTrail.Add(db, actor, clock.GetUtcNow(), "export contacts", "Points of contact",
            string.Create(CultureInfo.InvariantCulture, $"{rows} rows, with the people in them"));
        await db.SaveChangesAsync(cancellation);
    }

    // In the order of ContactColumns.
    private static IEnumerable<string?> Row(ContactGridItem item, DateOnly today)
    {
        var contact = item.Reading;
        return
        [
            item.Key, PlainEnum.Words(contact.Role), contact.Label, contact.SharedEmail, contact.SharedTelephone, contact.Availability,
            Format(contact.AwayUntil),
            .. Person(item.Reading, deputy: false, today), .. Person(item.Reading, deputy: true, today),
        ];
    }

    // As the import has it: the newest term, which may begin yet, unless it is over.
    private static IEnumerable<string?> Person(ContactView reading, bool deputy, DateOnly today)
    {
        var term = reading.Holders?.FirstOrDefault(h => h.Deputy == deputy);
        return term?.IsOverBy(today) != false
            ? Enumerable.Repeat<string?>(null, 8)
            : [term.Name, term.Email, term.Telephone, term.JobTitle, Format(term.Since), Format(term.Until),
                Format(term.TrainedOn), null];
    }

    private static string? Format(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);
}
