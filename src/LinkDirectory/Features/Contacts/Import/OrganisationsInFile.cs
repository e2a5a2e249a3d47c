using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>A school, a service or an area by its row in the directory; exactly one is set.</summary>
internal readonly record struct OrganisationKey(int? SchoolId, int? ServiceId, int? AreaId);

/// <summary>The organisations that a file names: digits are a school's URN, else a service's reference, else an area's code.</summary>
internal sealed class OrganisationsInFile
{
    private readonly Dictionary<string, OrganisationKey> found = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<OrganisationKey, string> words = [];
    private readonly Dictionary<OrganisationKey, string> names = [];
    private readonly Dictionary<OrganisationKey, string> closed = [];
    private HashSet<OrganisationKey>? kept;

    private OrganisationsInFile()
    {
    }

    public static async Task<OrganisationsInFile> LoadAsync(ImportSession session, IEnumerable<string> named)
    {
        var (db, cancellation) = (session.Db, session.Cancellation);
        var texts = named.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var urns = texts.Select(Urn).OfType<int>().ToList();
        var references = texts.ConvertAll(text => text.ToLowerInvariant());
        var codes = texts.ConvertAll(text => text.ToUpperInvariant());
        var organisations = new OrganisationsInFile();
        var closures = await ClosedSchools.DescribeAsync(db, urns, cancellation);
        foreach (var school in await db.Schools.Where(s => urns.Contains(s.Urn)).Select(s => new { s.Id, s.Urn, s.Name })
            .ToListAsync(cancellation))
        {
            if (closures.TryGetValue(school.Urn, out var closure))
            {
                organisations.closed.Add(new OrganisationKey(school.Id, null, null), closure);
            }

            organisations.Add(school.Urn.ToString(CultureInfo.InvariantCulture), new OrganisationKey(school.Id, null, null), school.Name);
        }

        foreach (var service in await db.Services.Where(s => references.Contains(s.Reference))
            .Select(s => new { s.Id, s.Reference, s.Name }).ToListAsync(cancellation))
        {
            organisations.Add(service.Reference, new OrganisationKey(null, service.Id, null), service.Name);
        }

        foreach (var area in await db.Areas.Where(a => codes.Contains(a.Code)).Select(a => new { a.Id, a.Code, a.Name })
            .ToListAsync(cancellation))
        {
            organisations.Add(area.Code, new OrganisationKey(null, null, area.Id), area.Name);
        }

        await organisations.LimitAsync(session);
        return organisations;
    }

    /// <summary>The organisation that a cell names, or null where the row was rejected.</summary>
    public OrganisationKey? Find(string text, RowReference mark, ImportColumn column, ImportReport report)
    {
        if (found.TryGetValue(text, out var key))
        {
            if (kept?.Contains(key) != false)
            {
                return key;
            }

            mark.Reject(report, column, text,
                "This is not of your areas, so you may not change its contacts. Leave the row out, or ask its own area's directory "
                    + "editor.");
            return null;
        }

        mark.Reject(report, column, text, Urn(text) is null
            ? "No service here has this reference, and no area this code. Check it, or import the service or the boundary first."
            : "No school here has this URN. Check it on Get Information about Schools, or import GIAS first.");
        return null;
    }

    /// <summary>The organisation that a cell names; null where nothing here has that code.</summary>
    public OrganisationKey? KeyOf(string text) => found.TryGetValue(text, out var key) ? key : null;

    /// <summary>That a school has closed and what followed it, in a sentence; null where it has not.</summary>
    public string? Closed(OrganisationKey key) => closed.GetValueOrDefault(key);

    /// <summary>What the file calls an organisation; null where it does not name it, or the importer does not keep it.</summary>
    public string? WordsOf(OrganisationKey key) => kept?.Contains(key) == false ? null : words.GetValueOrDefault(key);

    /// <summary>An organisation by its name with the code that the file has for it; the code alone where nothing here has it.</summary>
    public string Named(string text) => found.TryGetValue(text, out var key) ? CodeText.Named(names[key], words[key]) : text;

    // An editor's file may change what is of their areas, by the rule of Permissions, and nothing else.
    private async Task LimitAsync(ImportSession session)
    {
        var (db, actor, cancellation) = (session.Db, session.Actor, session.Cancellation);
        if (actor.EditsDirectory)
        {
            return;
        }

        int[] areas = [.. actor.EditsAreas];
        int[] schools = [.. words.Keys.Select(k => k.SchoolId).OfType<int>()];
        int[] services = [.. words.Keys.Select(k => k.ServiceId).OfType<int>()];
        var schoolsKept = await db.SchoolAreas.Where(a => schools.Contains(a.SchoolId) && areas.Contains(a.AreaId)).Select(a => a.SchoolId)
            .ToListAsync(cancellation);
        var servicesKept = await db.ServicesNaming(areas).Where(s => services.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancellation);
        kept = [.. words.Keys.Where(k => (k.SchoolId is { } school && (schoolsKept.Contains(school) || actor.KeepsSchools.Contains(school)))
            || (k.ServiceId is { } service && (servicesKept.Contains(service) || actor.KeepsServices.Contains(service)))
            || (k.AreaId is { } area && actor.EditsAreas.Contains(area)))];
    }

    private static int? Urn(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var urn) ? urn : null;

    private void Add(string text, OrganisationKey key, string name)
    {
        if (found.TryAdd(text, key))
        {
            words.Add(key, text);
            names.Add(key, name);
        }
    }
}
