using System.Collections.ObjectModel;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>
/// Imports points of contact, known by organisation, role and label, and those who hold them. A column that the file leaves
/// out is left alone; an empty cell empties its field. One that the file no longer holds is reported and stays. Importing
/// verifies nothing, and takes no verification back but that of a holder whom somebody else follows.
/// </summary>
/// <param name="decisions">Whether rows that an earlier preview asked about mean the person on record, by the preview's keys.</param>
public sealed class ContactsImport(IReadOnlyDictionary<string, bool>? decisions = null) : IUndoableImport
{
    private readonly List<ContactFileRow> read = [];
    private readonly HashSet<ImportColumn> columns = [];
    private readonly Dictionary<string, (string Organisation, ContactRole Role, string Label)> subjects = [];
    private readonly List<(PointOfContact Contact, bool IsNew, Action Apply)> plans = [];

    public string Kind => "contacts";

    public string Before { get; private set; } = "";

    public Task ReadAsync(ImportSession session)
    {
        using var table = ImportTable.Open(session.Source, "a file of points of contact", ContactColumns.All, session.Report, ours: true);
        columns.UnionWith(ContactColumns.All.Where(table.Has));
        var reader = new ContactReader(table, session.Today);
        while (table.Read())
        {
            if (!reader.IsRemark)
            {
                if (reader.Read() is { } row)
                {
                    read.Add(row);
                }

                subjects.TryAdd(table.Subject, reader.Key);
            }

            session.Tell(ImportStage.Reading, session.Report.Rows);
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var organisations = await OrganisationsInFile.LoadAsync(session, subjects.Values.Select(key => key.Organisation));
        var named = subjects.ToDictionary(subject => subject.Key, subject => ContactReader.Subject(
            organisations.Named(subject.Value.Organisation), subject.Value.Role, subject.Value.Label));
        session.Report.NameSubjects(named);
        read.ForEach(row => row.Mark.Subject = named[row.Mark.Subject]);
        var known = (await session.Db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).ToListAsync(session.Cancellation))
            .ToDictionary(KeyOf);
        var elsewhere = known.Where(contact => organisations.WordsOf(contact.Key.Organisation) is null)
            .SelectMany(contact => contact.Value.Holders)
            .Where(holder => !holder.IsOverBy(session.Today)).Select(holder => holder.PersonId).ToHashSet();
        var people = new PeopleInFile(await session.Db.People.Where(p => p.Email != null).ToListAsync(session.Cancellation), elsewhere);
        var questions = new PersonQuestions(decisions ?? ReadOnlyDictionary<string, bool>.Empty);
        var file = new ContactFileContext(columns, session.Today, session.Report, questions);
        var seen = new HashSet<(OrganisationKey, ContactRole, string)>();
        RowsOfOnePerson.Agree(read, row => organisations.KeyOf(row.Organisation) is { } key
            ? known.GetValueOrDefault((key, row.Contact.Role, row.Contact.Label)) : null, people, session.Report);
        foreach (var row in read)
        {
            if (organisations.Find(row.Organisation, row.Mark, ContactColumns.Organisation, session.Report) is not { } organisation)
            {
                continue;
            }

            var key = (organisation, row.Contact.Role, row.Contact.Label);
            if (!seen.Add(key))
            {
                row.Mark.Reject(session.Report, ContactColumns.Label, row.Contact.Label,
                    "An earlier row has this role at this organisation, and was taken. Tell the two apart by a label, as in 'north' and "
                        + "'south'.");
                continue;
            }

            if (organisations.Closed(organisation) is { } closed)
            {
                RejectClosed(row, closed, isNew: !known.ContainsKey(key), session.Report);
                continue;
            }

            Compare(row, organisation, known.GetValueOrDefault(key), people,
                row.LeftOut.Count == 0 ? file : file with { Columns = columns.Except(row.LeftOut).ToHashSet() });
        }

        await questions.HoldAsync(session);
        ReportVanished(known, seen, organisations, session.Report);
    }

    public async Task WriteAsync(ImportSession session)
    {
        foreach (var (contact, isNew, apply) in plans)
        {
            apply();
            if (isNew)
            {
                session.Db.PointsOfContact.Add(contact);
            }
            else
            {
                contact.Version++;
            }
        }

        session.Db.ChangeTracker.DetectChanges();
        var memory = ImportMemory.Before(session.Db);
        await session.Db.SaveChangesAsync(session.Cancellation);
        Before = memory.Write();
    }

    private void Compare(
        ContactFileRow row, OrganisationKey organisation, PointOfContact? old, PeopleInFile people, ContactFileContext file)
    {
        var contact = old ?? new PointOfContact
        {
            SchoolId = organisation.SchoolId,
            ServiceId = organisation.ServiceId,
            AreaId = organisation.AreaId,
            Role = row.Contact.Role,
            Label = row.Contact.Label,
        };
        var fields = old is null
            ? Fields
            : [.. Fields.Where(field => file.Columns.Contains(field.Column) && field.Show(old) != field.Show(row.Contact))];
        var holder = HolderPlan.Create(contact, row.Holder, deputy: false, ContactColumns.Holder, people, file, row.Mark);
        var deputy = HolderPlan.Create(contact, row.Deputy, deputy: true, ContactColumns.Deputy, people, file, row.Mark);
        if (row.Mark.IsLeftOut || holder.IsHeld || deputy.IsHeld)
        {
            return;
        }

        List<FieldChange> changes = old is null
            ? []
            : [.. fields.Select(field => new FieldChange(field.Column.Name, field.Show(old), field.Show(row.Contact))), .. holder.Changes,
                .. deputy.Changes];
        if (old is not null && changes.Count == 0)
        {
            file.Report.CountUnchanged();
            return;
        }

        file.Report.Add(new ImportDifference(row.Mark.Line, row.Mark.Subject,
            old is null ? ImportRowOutcome.Added : ImportRowOutcome.Changed, changes));
        var movesMail = holder.ChangesAddress || fields.Any(field => field.Column == ContactColumns.SharedEmail);
        plans.Add((contact, old is null, () =>
        {
            if (holder.Begins is { } since)
            {
                Holders.EndConfirmation(contact, since, contact.HolderOn(file.Today) is null, file.Today);
                contact.AwayUntil = file.Columns.Contains(ContactColumns.AwayUntil) ? row.Contact.AwayUntil : contact.AwayUntil;
            }

            foreach (var field in fields)
            {
                field.Copy(row.Contact, contact);
            }

            holder.Apply();
            deputy.Apply();

            // Mail came back from the old address; nobody knows yet about the new one.
            contact.UndeliverableSince = movesMail ? null : contact.UndeliverableSince;
        }
        ));
    }

    // Nobody looks for a contact at a school that has closed, so that what is written there would be lost.
    private static void RejectClosed(ContactFileRow row, string closed, bool isNew, ImportReport report) =>
        row.Mark.Reject(report, ContactColumns.Organisation, row.Organisation, closed + (isNew
            ? " Write the URN of the school that this contact is at now, or leave the row out."
            : " What is recorded here stays as it is. Write the URN of the school that this contact is at now, or take its contacts over "
                + "on that school’s page and leave the row out."));

    // Of the file's own organisations alone: another partner's are in another file.
    private static void ReportVanished(
        Dictionary<(OrganisationKey, ContactRole, string), PointOfContact> known, HashSet<(OrganisationKey, ContactRole, string)> seen,
        OrganisationsInFile organisations, ImportReport report)
    {
        var vanished = known.Keys.Where(key => organisations.WordsOf(key.Item1) is not null && !seen.Contains(key)).ToList();
        var gone = vanished
            .Select(key => ContactReader.Subject(organisations.Named(organisations.WordsOf(key.Item1)!), key.Item2, key.Item3))
            .Order(StringComparer.Ordinal);
        foreach (var subject in gone)
        {
            report.Add(new ImportDifference(null, subject, ImportRowOutcome.Vanished, []));
        }

        if (vanished.Count > 0)
        {
            report.Note(
                "Points of contact that the file no longer holds stay in the directory. To show that nobody is in a role, keep its row and "
                    + "empty the holder's name.");
        }
    }

    private static (OrganisationKey Organisation, ContactRole Role, string Label) KeyOf(PointOfContact contact) =>
        (new OrganisationKey(contact.SchoolId, contact.ServiceId, contact.AreaId), contact.Role, contact.Label);

    private static readonly IReadOnlyList<ContactField> Fields =
    [
        new(ContactColumns.SharedEmail, c => c.SharedEmail, (from, to) => to.SharedEmail = from.SharedEmail),
        new(ContactColumns.SharedTelephone, c => c.SharedTelephone, (from, to) => to.SharedTelephone = from.SharedTelephone),
        new(ContactColumns.Availability, c => c.Availability, (from, to) => to.Availability = from.Availability),
        new(ContactColumns.AwayUntil, c => c.AwayUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (from, to) => to.AwayUntil = from.AwayUntil),
    ];

    private sealed record ContactField(
        ImportColumn Column, Func<PointOfContact, string?> Show, Action<PointOfContact, PointOfContact> Copy);
}
