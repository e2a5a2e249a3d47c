using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;

namespace LinkDirectory.Features.Links.Import;

/// <summary>
/// Imports the agreed pairings of schools and services, known by school and service. A column that the file leaves out is
/// left alone; an empty cell empties its field. A link that the file no longer holds is reported and stays.
/// </summary>
public sealed class LinksImport : IImport
{
    private readonly List<LinkRow> read = [];
    private readonly HashSet<(string, string)> seen = [];
    private readonly HashSet<(string Urn, string Service)> named = [];
    private readonly HashSet<ImportColumn> columns = [];
    private readonly List<Link> added = [];
    private readonly List<Action> changes = [];

    public string Kind => "links";

    public Task ReadAsync(ImportSession session)
    {
        using var table = ImportTable.Open(session.Source, "a file of links", LinkColumns.All, session.Report, ours: true);
        columns.UnionWith(LinkColumns.All.Where(table.Has));
        var reader = new LinkReader(table, session.Today);
        while (table.Read())
        {
            if (reader.IsRemark)
            {
                continue;
            }

            var row = reader.Read();
            named.Add(reader.Key);
            if (row is null)
            {
                continue;
            }

            if (seen.Add((row.Urn, row.Service)))
            {
                read.Add(row);
            }
            else
            {
                table.Reject(LinkColumns.Service,
                    "An earlier row links this school and this service, and was taken. Remove one of the two.");
            }

            session.Tell(ImportStage.Reading, session.Report.Rows);
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var (db, cancellation) = (session.Db, session.Cancellation);
        var urns =
            named.Select(key => int.TryParse(key.Urn, NumberStyles.None, CultureInfo.InvariantCulture, out var urn) ? urn : 0).ToList();
        var references = named.Select(key => key.Service).ToList();
        var schools = await db.Schools.Where(s => urns.Contains(s.Urn)).ToDictionaryAsync(s => s.Urn.ToString(CultureInfo.InvariantCulture),
            StringComparer.Ordinal, cancellation);
        var services = await db.Services.Where(s => references.Contains(s.Reference)).ToDictionaryAsync(s => s.Reference,
            StringComparer.Ordinal, cancellation);
        var known = await db.Links.Include(l => l.School).Include(l => l.Service).Include(l => l.SchoolContact)
            .Include(l => l.ServiceContact).AsSplitQuery().ToListAsync(cancellation);
        var contacts = (await db.PointsOfContact.ToListAsync(cancellation)).ToDictionary(
            c => (c.SchoolId, c.ServiceId, c.AreaId, c.Role, c.Label));
        var closed = await ClosedSchools.DescribeAsync(db, urns, cancellation);
        Name(schools, services, session.Report);
        foreach (var row in read)
        {
            if (FindEnds(row, schools, services, closed, session.Report) is { } ends)
            {
                var schoolContact = FindContact(row, row.SchoolRole, LinkColumns.SchoolRole,
                    role => contacts.GetValueOrDefault((ends.School.Id, null, null, role.Role, role.Label)), session.Report);
                var serviceContact = FindContact(row, row.ServiceRole, LinkColumns.ServiceRole,
                    role => contacts.GetValueOrDefault((null, ends.Service.Id, null, role.Role, role.Label)), session.Report);
                Compare(row, ends, schoolContact, serviceContact, known, session.Report);
            }
        }

        ReportVanished(known, services, session.Report);
    }

    public async Task WriteAsync(ImportSession session)
    {
        changes.ForEach(change => change());
        session.Db.Links.AddRange(added);
        await session.Db.SaveChangesAsync(session.Cancellation);
    }

    private void Name(Dictionary<string, School> schools, Dictionary<string, Service> services, ImportReport report)
    {
        var subjects = named.ToDictionary(key => LinkReader.Subject(key.Urn, key.Service), key => LinkReader.Subject(
            CodeText.Named(schools.GetValueOrDefault(key.Urn)?.Name, key.Urn),
            CodeText.Named(services.GetValueOrDefault(key.Service)?.Name, key.Service)));
        report.NameSubjects(subjects);
        read.ForEach(row => row.Mark.Subject = subjects[row.Mark.Subject]);
    }

    private static (School School, Service Service)? FindEnds(
        LinkRow row, Dictionary<string, School> schools, Dictionary<string, Service> services, IReadOnlyDictionary<int, string> closed,
        ImportReport report)
    {
        var school = schools.GetValueOrDefault(row.Urn);
        var service = services.GetValueOrDefault(row.Service);
        if (school is null)
        {
            row.Mark.Reject(report, LinkColumns.Urn, row.Urn,
                "No school here has this URN. Check it on Get Information about Schools, or import GIAS first.");
        }

        if (service is null)
        {
            row.Mark.Reject(report, LinkColumns.Service, row.Service,
                "No service here has this reference. Check it, or import the service first.");
        }

        if (school is null || service is null)
        {
            return null;
        }

        if (row.Status != LinkStatus.Ended && school.Status == SchoolStatus.Closed)
        {
            row.Mark.Reject(report, LinkColumns.Urn, row.Urn,
                closed[school.Urn] + " A link that is recorded here stays as it is. Write the URN of the school that followed, or set the "
                    + "link's status to 'ended'.");
            return null;
        }

        if (row.Status != LinkStatus.Ended && service.Status == ServiceStatus.Ended)
        {
            row.Mark.Warn(report, LinkColumns.Service, row.Service,
                $"{CodeText.Named(service.Name, service.Reference)} has ended. Set the link's status to 'ended'.");
        }

        return (school, service);
    }

    private static PointOfContact? FindContact(
        LinkRow row, RoleReference? role, ImportColumn column, Func<RoleReference, PointOfContact?> find, ImportReport report)
    {
        if (role is null)
        {
            return null;
        }

        var contact = find(role);
        if (contact is null)
        {
            row.Mark.Reject(report, column, role.ToString(),
                "There is no such point of contact there. Check the role and its label, or import the point of contact first.");
        }

        return contact;
    }

    private void Compare(LinkRow row, (School School, Service Service) ends, PointOfContact? schoolContact, PointOfContact? serviceContact,
        List<Link> known, ImportReport report)
    {
        if (row.Mark.IsLeftOut)
        {
            return;
        }

        var old = known.Find(link => link.SchoolId == ends.School.Id && link.ServiceId == ends.Service.Id);
        if (old is null)
        {
            added.Add(new Link
            {
                SchoolId = ends.School.Id,
                ServiceId = ends.Service.Id,
                SchoolContact = schoolContact,
                ServiceContact = serviceContact,
                Status = row.Status,
                AgreedOn = row.AgreedOn,
                ReviewBy = row.ReviewBy,
            });
            report.Add(new ImportDifference(row.Mark.Line, row.Mark.Subject, ImportRowOutcome.Added, []));
            return;
        }

        var fields = new List<FieldChange>();
        Change(LinkColumns.SchoolRole, Words(old.SchoolContact), Words(schoolContact), () => old.SchoolContact = schoolContact);
        Change(LinkColumns.ServiceRole, Words(old.ServiceContact), Words(serviceContact), () => old.ServiceContact = serviceContact);
        Change(LinkColumns.Status, PlainEnum.Words(old.Status), PlainEnum.Words(row.Status), () => old.Status = row.Status);
        Change(LinkColumns.AgreedOn, Words(old.AgreedOn), Words(row.AgreedOn), () => old.AgreedOn = row.AgreedOn);
        Change(LinkColumns.ReviewBy, Words(old.ReviewBy), Words(row.ReviewBy), () => old.ReviewBy = row.ReviewBy);
        if (fields.Count == 0)
        {
            report.CountUnchanged();
            return;
        }

        var closed = row.Status == LinkStatus.Ended && fields.Exists(field => field.Field == LinkColumns.Status.Name);
        report.Add(
            new ImportDifference(row.Mark.Line, row.Mark.Subject, closed ? ImportRowOutcome.Closed : ImportRowOutcome.Changed, fields));

        void Change(ImportColumn column, string? before, string? now, Action act)
        {
            if (columns.Contains(column) && before != now)
            {
                fields.Add(new FieldChange(column.Name, before, now));
                changes.Add(act);
            }
        }
    }

    // Of the file's own services alone: another partner's links are in another file.
    private void ReportVanished(List<Link> known, Dictionary<string, Service> services, ImportReport report)
    {
        var vanished = known
            .Select(link => (Link: link, Urn: link.School.Urn.ToString(CultureInfo.InvariantCulture), link.Service.Reference))
            .Where(link =>
                link.Link.Status != LinkStatus.Ended && services.ContainsKey(link.Reference) && !seen.Contains((link.Urn, link.Reference)))
            .OrderBy(link => link.Link.School.Urn).ThenBy(link => link.Link.Id).ToList();
        foreach (var link in vanished)
        {
            report.Add(new ImportDifference(null, LinkReader.Subject(
                CodeText.Named(link.Link.School.Name, link.Urn), CodeText.Named(link.Link.Service.Name, link.Reference)),
                ImportRowOutcome.Vanished, []));
        }

        if (vanished.Count > 0)
        {
            report.Note(
                "Links that the file no longer holds stay in the directory. To end one, keep its row and set its status to 'ended'.");
        }
    }

    private static string? Words(PointOfContact? contact) =>
        contact is null ? null : new RoleReference(contact.Role, contact.Label).ToString();

    private static string? Words(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
