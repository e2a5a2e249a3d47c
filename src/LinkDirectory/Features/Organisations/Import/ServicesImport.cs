using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// Imports services, their providers, places, hours and catchments from a file that people keep in a spreadsheet. A service is
/// known by its reference. A column that the file leaves out is left alone; an empty cell empties its field. A service that
/// the file no longer holds is reported and stays. Importing verifies nothing.
/// </summary>
public sealed class ServicesImport : IImport
{
    private readonly List<ServiceRow> read = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> rejected = new(StringComparer.Ordinal);
    private readonly HashSet<ImportColumn> columns = [];
    private readonly List<Service> added = [];
    private readonly List<(Service Old, Service New, IReadOnlyList<ServiceField> Fields)> changed = [];
    private ProvidersInFile? providers;

    public string Kind => "services";

    public bool MayTakeFromSchools => true;

    public Task ReadAsync(ImportSession session)
    {
        using var table = ImportTable.Open(session.Source, "a file of services", ServiceColumns.All, session.Report, ours: true);
        columns.UnionWith(ServiceColumns.All.Where(table.Has));
        var values = new RowValues(table);
        while (table.Read())
        {
            if (values.IsRemark(ServiceColumns.Reference))
            {
                continue;
            }

            var row = ServiceRow.Read(table, session.Today);
            if (row is null && table[ServiceColumns.Reference] is { } reference)
            {
                rejected.Add(reference.ToLowerInvariant());
            }

            if (row is not null && !seen.Add(row.Service.Reference))
            {
                table.Reject(ServiceColumns.Reference, "An earlier row has this reference, and was taken. Give each service its own.");
            }
            else if (row is not null)
            {
                read.Add(row);
            }

            session.Tell(ImportStage.Reading, session.Report.Rows);
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var known = await ServiceWriter.WholeServices(session.Db).ToDictionaryAsync(
            s => s.Reference, StringComparer.Ordinal, session.Cancellation);
        var subjects = rejected.Union(seen).ToDictionary(reference => ServiceRow.Subject(null, reference),
            reference => ServiceRow.Subject(known.GetValueOrDefault(reference)?.Name, reference), StringComparer.Ordinal);
        session.Report.NameSubjects(subjects);
        providers = new ProvidersInFile(await session.Db.Providers.ToListAsync(session.Cancellation), session.Report);
        var lookups = await ServiceLookups.LoadAsync(session.Db, [.. read.Select(row => row.Draft)], session.Cancellation);
        var differences = new List<ImportDifference>();
        foreach (var row in read)
        {
            var old = known.GetValueOrDefault(row.Service.Reference);
            row.Reference.Subject = subjects.GetValueOrDefault(row.Reference.Subject, row.Reference.Subject);
            var provider = row.NamesProvider ? providers.Find(row) : old?.Provider;
            lookups.Resolve(row.Draft, row.Service);
            row.Report(session.Report);
            if (Complete(row, old, provider, session.Report))
            {
                Compare(row, old, differences, session.Report);
            }
        }

        providers.Report();
        differences.ForEach(session.Report.Add);
        ReportVanished(known.Values, session.Report);
    }

    public async Task WriteAsync(ImportSession session)
    {
        foreach (var (old, provider) in providers!.Changed)
        {
            ProviderRules.Copy(provider, old);
        }

        session.Db.Providers.AddRange(providers.Added);
        session.Db.Services.AddRange(added);
        foreach (var (old, service, fields) in changed)
        {
            foreach (var field in fields)
            {
                field.Copy(service, old);
            }
        }

        await session.Db.SaveChangesAsync(session.Cancellation);
    }

    // What the file leaves out is as it was; then the whole service is held against the rules.
    private bool Complete(ServiceRow row, Service? old, Provider? provider, ImportReport report)
    {
        var (service, reference) = (row.Service, row.Reference);
        if (old is null && ServiceRules.FieldsForNew.Select(ServiceColumns.For).FirstOrDefault(
            column => !columns.Contains(column)) is { } missing)
        {
            reference.Reject(report, ServiceColumns.Reference, service.Reference,
                $"No service here has this reference, and a new one needs the column '{missing.Name}'. "
                + "Check the reference, or add the column.");
            return false;
        }

        if (provider is null)
        {
            if (!reference.IsLeftOut)
            {
                reference.Reject(report, ServiceColumns.Provider, null, "A new service must say who provides it.");
            }

            return false;
        }

        service.Provider = provider;
        if (old is not null)
        {
            ServiceBuilder.Complete(service, row.Draft, old);
        }

        ServiceRules.Check(service, row.Draft, isNew: old is null);
        row.Report(report);
        return !reference.IsLeftOut;
    }

    private void Compare(ServiceRow row, Service? old, List<ImportDifference> differences, ImportReport report)
    {
        if (old is null)
        {
            added.Add(row.Service);
            differences.Add(new ImportDifference(row.Reference.Line, row.Reference.Subject, ImportRowOutcome.Added, []));
            return;
        }

        var fields = ServiceFields.All.Where(field => !field.Same(old, row.Service)).ToList();
        if (fields.Count == 0)
        {
            report.CountUnchanged();
            return;
        }

        changed.Add((old, row.Service, fields));
        var closed = row.Service.Status == ServiceStatus.Ended && old.Status != ServiceStatus.Ended;
        differences.Add(new ImportDifference(
            row.Reference.Line, row.Reference.Subject, closed ? ImportRowOutcome.Closed : ImportRowOutcome.Changed,
            [.. fields.Select(field => new FieldChange(field.Column, field.Show(old), field.Show(row.Service)))]));
    }

    // Of the file's own providers alone: another provider's services are another file's.
    private void ReportVanished(IEnumerable<Service> known, ImportReport report)
    {
        var named = providers!.Named.ToHashSet();
        var vanished = known.Where(s => named.Contains(s.Provider) && s.Status != ServiceStatus.Ended && !seen.Contains(s.Reference))
            .OrderBy(s => s.Reference, StringComparer.Ordinal).ToList();
        foreach (var service in vanished)
        {
            report.Add(new ImportDifference(null, ServiceRow.Subject(service.Name, service.Reference), ImportRowOutcome.Vanished, []));
        }

        if (vanished.Count > 0)
        {
            report.Note(
                "Services that the file no longer holds stay in the directory. To end one, keep its row and set its status to 'ended'.");
        }
    }
}
