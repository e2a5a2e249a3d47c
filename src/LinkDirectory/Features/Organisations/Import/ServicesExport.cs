using CsvHelper;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Writes services as the file that their import reads, so that it can be changed in a spreadsheet and imported again.</summary>
public sealed class ServicesExport(DirectoryDb directory)
{
    /// <summary>Writes every service as CSV, in the order of the references.</summary>
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture, leaveOpen: true);
        await csv.WriteRowAsync(ServiceColumns.All.Select(column => column.Name));
        foreach (var service in await ServiceWriter.WholeServices(db).OrderBy(s => s.Reference).ToListAsync(cancellation))
        {
            await csv.WriteRowAsync(ValuesOf(service).Select(FormulaGuard.Put));
        }
    }

    private static IEnumerable<string?> ValuesOf(Service service)
    {
        var provider = service.Provider;
        var values = ServiceFields.All.ToDictionary(
            field => field.Column, field => field.Write(service, Notation.File), StringComparer.Ordinal);
        values[ServiceColumns.Reference.Name] = service.Reference;
        values[ServiceColumns.ProviderOds.Name] = provider.OdsCode;
        values[ServiceColumns.ProviderKind.Name] = PlainEnum.Words(provider.Kind);
        values[ServiceColumns.ProviderWebsite.Name] = provider.Website?.AbsoluteUri;
        return ServiceColumns.All.Select(column => values[column.Name]);
    }
}
