using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>Writes services as the file that their import reads, so that it can be changed in a spreadsheet and imported again.</summary>
public sealed class ServicesExport(DirectoryDb directory)
{
    /// <summary>Writes every service, in the order of the references.</summary>
    /// <exception cref="InvalidDataException">A value, such as a drawn boundary, is longer than the format can hold.</exception>
    public async Task WriteAsync(Stream to, TableFormat format, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        await using var table = await TableWriter.StartAsync(
            to, format, "Services", [.. ServiceColumns.All.Select(column => column.ToWrite())], cancellation);
        foreach (var service in await ServiceWriter.WholeServices(db).OrderBy(s => s.Reference).ToListAsync(cancellation))
        {
            await table.WriteAsync(ValuesOf(service));
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
