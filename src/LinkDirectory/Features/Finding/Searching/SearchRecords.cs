using LinkDirectory.Data.Search;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Features.Finding.Searching;

/// <summary>Reads the records that the search knows, all of a kind or some.</summary>
internal static class SearchRecords
{
    /// <param name="ids">Those wanted; null for all.</param>
    public static Task<List<SearchDocument>> ReadAsync(
        DirectoryDbContext db, SearchKind kind, IReadOnlyCollection<int>? ids, CancellationToken cancellation) => kind switch
        {
            SearchKind.School => SchoolsAsync(db, ids, cancellation),
            SearchKind.Service => ServicesAsync(db, ids, cancellation),
            SearchKind.Provider => ProvidersAsync(db, ids, cancellation),
            _ => AreasAsync(db, ids, cancellation),
        };

    private static async Task<List<SearchDocument>> SchoolsAsync(
        DirectoryDbContext db, IReadOnlyCollection<int>? ids, CancellationToken cancellation)
    {
        var wanted = ids is null ? db.Schools : db.Schools.Where(s => ids.Contains(s.Id));
        var formerNames = (await db.SchoolSuccessions
                .Where(x => x.PredecessorName != null && wanted.Any(s => s.Urn == x.SuccessorUrn))
                .Select(x => new { x.SuccessorUrn, x.PredecessorName }).ToListAsync(cancellation))
            .ToLookup(x => x.SuccessorUrn, x => x.PredecessorName);
        var schools = await wanted.Select(s => new
        {
            s.Id,
            s.Urn,
            s.Name,
            s.Status,
            s.Town,
            s.Locality,
            s.District,
            s.County,
            s.Postcode,
            s.GiasLocalAuthorityName,
            s.Trust,
            s.Telephone,
            s.Laestab,
            s.Ukprn,
            s.Latitude,
            s.Longitude,
        }).ToListAsync(cancellation);
        return [.. schools.Select(s => new SearchDocument(
            new SearchRecord(SearchKind.School, s.Id, Text(s.Urn), Text(s.Urn), s.Name, Joined(" ", s.Locality, s.Town, s.Postcode),
                Joined(", ", s.Town, s.GiasLocalAuthorityName), s.Status != SchoolStatus.Closed, Points(s.Latitude, s.Longitude)),
            Texts(
            [
                (SearchField.Code, Text(s.Urn)), (SearchField.Code, s.Laestab), (SearchField.Code, s.Ukprn),
                (SearchField.Code, Dialled(s.Telephone)),
                (SearchField.Place, s.Town), (SearchField.Place, s.Locality), (SearchField.Place, s.Postcode),
                (SearchField.Area, s.GiasLocalAuthorityName), (SearchField.Area, s.District), (SearchField.Area, s.County),
                (SearchField.RunBy, s.Trust),
                .. formerNames[s.Urn].Select(name => (SearchField.FormerName, name)),
            ])))];
    }

    private static async Task<List<SearchDocument>> ServicesAsync(
        DirectoryDbContext db, IReadOnlyCollection<int>? ids, CancellationToken cancellation)
    {
        var wanted = ids is null ? db.Services : db.Services.Where(s => ids.Contains(s.Id));
        var locations = (await db.ServiceLocations.Where(l => wanted.Any(s => s.Id == l.ServiceId)).OrderBy(l => l.Id)
            .ToListAsync(cancellation)).ToLookup(l => l.ServiceId);
        var areas = (await wanted.SelectMany(s => s.CatchmentAreas, (s, a) => new
        {
            s.Id,
            AreaId = a.Id,
            a.Name,
            a.MinLatitude,
            a.MaxLatitude,
            a.MinLongitude,
            a.MaxLongitude,
        }).OrderBy(a => a.AreaId).ToListAsync(cancellation)).ToLookup(a => a.Id);
        var services = await wanted.Select(s => new
        {
            s.Id,
            s.Name,
            s.Kind,
            s.Needs,
            s.Status,
            s.Reference,
            Provider = s.Provider.Name,
            s.Telephone,
            s.UrgentTelephone,
        }).ToListAsync(cancellation);
        return [.. services.Select(s => new SearchDocument(
            new SearchRecord(SearchKind.Service, s.Id, Text(s.Id), s.Reference, s.Name, s.Provider, s.Provider,
                s.Status != ServiceStatus.Ended,
                Points([.. locations[s.Id].SelectMany(l => Points(l.Latitude, l.Longitude))],
                    areas[s.Id].Select(a => (a.MinLatitude, a.MaxLatitude, a.MinLongitude, a.MaxLongitude)))),
            Texts(
            [
                (SearchField.Code, s.Reference), (SearchField.Code, Dialled(s.Telephone)), (SearchField.Code, Dialled(s.UrgentTelephone)),
                (SearchField.Subject, SubjectWords.Of(s.Kind)), .. s.Needs.Select(need => (SearchField.Subject, SubjectWords.Of(need))),
                (SearchField.RunBy, s.Provider),
                .. locations[s.Id].SelectMany(l => new[] { l.Name, l.Town, l.Locality, l.Postcode })
                    .Select(text => (SearchField.Place, text)),
                .. areas[s.Id].Select(a => (SearchField.Area, a.Name)),
            ])))];
    }

    private static async Task<List<SearchDocument>> ProvidersAsync(
        DirectoryDbContext db, IReadOnlyCollection<int>? ids, CancellationToken cancellation)
    {
        var wanted = ids is null ? db.Providers : db.Providers.Where(p => ids.Contains(p.Id));
        var providers = await wanted.Select(p => new { p.Id, p.Name, p.OdsCode, p.Kind }).ToListAsync(cancellation);
        return [.. providers.Select(p => new SearchDocument(
            new SearchRecord(SearchKind.Provider, p.Id, Text(p.Id), p.OdsCode ?? "", p.Name, "", p.Kind.DisplayName(), true, []),
            Texts([(SearchField.Code, p.OdsCode)])))];
    }

    private static async Task<List<SearchDocument>> AreasAsync(
        DirectoryDbContext db, IReadOnlyCollection<int>? ids, CancellationToken cancellation)
    {
        var wanted = ids is null ? db.Areas : db.Areas.Where(a => ids.Contains(a.Id));
        var areas = await wanted.Select(a => new { a.Id, a.Name, a.Code, a.Kind, a.ValidUntil }).ToListAsync(cancellation);
        return [.. areas.Select(a => new SearchDocument(
            new SearchRecord(SearchKind.Area, a.Id, a.Code, a.Code, a.Name, "", a.Kind.DisplayName(), a.ValidUntil is null, []),
            Texts([(SearchField.Code, a.Code)])))];
    }

    private static List<(SearchField Field, string Text)> Texts(IEnumerable<(SearchField Field, string? Text)> texts) =>
        [.. texts.Where(text => !string.IsNullOrWhiteSpace(text.Text)).Select(text => (text.Field, text.Text!))];

    private static string Joined(string between, params IEnumerable<string?> parts) =>
        string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct(StringComparer.OrdinalIgnoreCase));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Without the extension, or the choice of a menu, that is kept with the number.
    private static string? Dialled(string? telephone) => telephone?.Split(' ')[0];

    private static List<Point> Points(double? latitude, double? longitude) =>
        latitude is { } north && longitude is { } east ? [new Point(north, east)] : [];

    // Where nobody says where a service is, the middle of the box of its catchment's areas is near enough to put near ones first.
    private static List<Point> Points(
        List<Point> known, IEnumerable<(double? South, double? North, double? West, double? East)> areas)
    {
        var boxes = known.Count > 0 ? [] : areas.Where(box => box.South is not null).ToList();
        return boxes.Count == 0
            ? known
            : [new Point((boxes.Min(b => b.South!.Value) + boxes.Max(b => b.North!.Value)) / 2,
                (boxes.Min(b => b.West!.Value) + boxes.Max(b => b.East!.Value)) / 2)];
    }
}
