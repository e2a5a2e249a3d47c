using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>One row of a file of services as it was read, before the directory is asked about it.</summary>
internal sealed record ServiceRow(RowReference Reference, ServiceDraft Draft, Service Service, ProviderDraft Provider)
{
    public bool NamesProvider => Provider.Name is not null || Provider.OdsCode is not null;

    /// <summary>What a report calls a service: by its name where the file or the directory has it.</summary>
    public static string Subject(string? name, string reference) => $"Service {CodeText.Named(name, reference)}";

    /// <summary>Reads the table's row; null where it was rejected.</summary>
    public static ServiceRow? Read(ImportTable table, DateOnly today)
    {
        var reference = new RowValues(table).Required(ServiceColumns.Reference).ToLowerInvariant();
        table.Subject = Subject(table[ServiceColumns.Name], reference);
        var draft = new ServiceDraft();
        var reader = new ServiceReader(table);
        reader.Read(draft);
        var provider = reader.ReadProvider();
        ProviderRules.Read(provider);
        var service = ServiceBuilder.Build(draft, today);
        Report(draft, ServiceColumns.For, table);
        Report(provider, ProviderColumn, table);
        return table.IsRejected ? null : new ServiceRow(RowReference.From(table), draft, service, provider);
    }

    /// <summary>Reports what the directory says against the row.</summary>
    public void Report(ImportReport report)
    {
        foreach (var problem in Draft.Problems.Take())
        {
            Action<ImportReport, ImportColumn, string?, string> tell = problem.IsWarning ? Reference.Warn : Reference.Reject;
            tell(report, ServiceColumns.For(problem.Field), problem.Value, problem.Advice);
        }
    }

    private static void Report(Draft draft, Func<string, ImportColumn> columnOf, ImportTable table)
    {
        foreach (var problem in draft.Problems.Take())
        {
            var column = columnOf(problem.Field);
            Action<ImportColumn, string> tell = problem.IsWarning ? table.Warn : column.Lenient ? table.LeaveOut : table.Reject;
            tell(column, problem.Advice);
        }

        foreach (var field in draft.Given.Where(field => table.LeftOut.Contains(columnOf(field))).ToList())
        {
            draft.Forget(field);
        }
    }

    private static ImportColumn ProviderColumn(string field) => field switch
    {
        nameof(ProviderDraft.Name) => ServiceColumns.Provider,
        nameof(ProviderDraft.OdsCode) => ServiceColumns.ProviderOds,
        nameof(ProviderDraft.Kind) => ServiceColumns.ProviderKind,
        _ => ServiceColumns.ProviderWebsite,
    };
}
