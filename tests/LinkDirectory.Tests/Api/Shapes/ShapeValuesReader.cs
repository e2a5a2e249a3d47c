using System.Text.Json;
using LinkDirectory.Data;
using LinkDirectory.GraphQL.Relay;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Api.Shapes;

/// <summary>Reads values for arguments from a directory that holds some of everything.</summary>
internal static class ShapeValuesReader
{
    private const int Most = 100;

    private static readonly string[] Lists = ["schools", "services", "pointsOfContact"];

    /// <param name="ask">Asks the API, and gives the data of its answer.</param>
    public static async Task<ShapeValues> ReadAsync(
        DirectoryDb directory, Func<string, Task<JsonElement>> ask, CancellationToken cancellation)
    {
        await using var db = directory.OpenToRead();
        var urns = await SpreadAsync(db.Schools.Where(s => s.Latitude != null).OrderBy(s => s.Id).Select(s => s.Urn), cancellation);
        var ids = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        await AddAsync("School", db.Schools.OrderBy(s => s.Id).Select(s => s.Id));
        await AddAsync("Service", db.Services.OrderBy(s => s.Id).Select(s => s.Id));
        await AddAsync("Provider", db.Providers.OrderBy(p => p.Id).Select(p => p.Id));
        await AddAsync("Area", db.Areas.OrderBy(a => a.Id).Select(a => a.Id));
        await AddAsync("PointOfContact", db.PointsOfContact.OrderBy(c => c.Id).Select(c => c.Id));
        await AddAsync("Link", db.Links.OrderBy(l => l.Id).Select(l => l.Id));
        return new ShapeValues(
            ids,
            urns,
            await SpreadAsync(db.Areas.OrderBy(a => a.Id).Select(a => a.Code), cancellation),
            await SpreadAsync(db.Providers.Where(p => p.OdsCode != null).OrderBy(p => p.Id).Select(p => p.OdsCode!), cancellation),
            await SpreadAsync(db.Postcodes.OrderBy(p => p.Code).Select(p => p.Code), cancellation),
            await CursorsAsync(ask, urns[0]));

        async Task AddAsync(string type, IQueryable<int> of) =>
            ids[type] = [.. (await SpreadAsync(of, cancellation)).Select(id => NodeId.Create(type, id).ToString())];
    }

    private static async Task<Dictionary<string, string>> CursorsAsync(Func<string, Task<JsonElement>> ask, int urn)
    {
        var cursors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, near) in Lists.Select(list => (list, false)).Concat([("schools", true), ("services", true)]))
        {
            var data = await ask($"{{ {name}(last: 2{(near ? $", near: {{ urn: {urn} }}" : "")}) {{ pageInfo {{ startCursor }} }} }}");
            if (data.GetProperty(name).GetProperty("pageInfo").GetProperty("startCursor").GetString() is { } cursor)
            {
                cursors[near ? $"{name} near" : name] = cursor;
            }
        }

        return cursors;
    }

    // From the first to the last, at equal distances.
    private static async Task<IReadOnlyList<T>> SpreadAsync<T>(IQueryable<T> rows, CancellationToken cancellation)
    {
        var all = await rows.ToListAsync(cancellation);
        var step = Math.Max(1, all.Count / Most);
        return [.. all.Where((_, i) => i % step == 0)];
    }
}
