using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;

namespace LinkDirectory.Features.Organisations.Import;

/// <summary>
/// The local authorities that a GIAS file implies. One that it names exists, with a boundary or without; one that none of its schools
/// names any more has ended, where nearly all of them now name others. Those others are new to schools, or the schools are at least
/// <see cref="LeastSchools"/>: one school that moved over is a correction, not the end of an authority.
/// </summary>
internal sealed class GiasAuthorities
{
    private const int LeastSchools = 3;

    private readonly List<Authority> added = [];
    private readonly List<(Authority Area, IReadOnlyList<int> Before, IReadOnlyList<Authority> Successors)> ended = [];

    private GiasAuthorities()
    {
    }

    public bool HasChanges => added.Count + ended.Count > 0;

    /// <param name="schools">The schools as the file has them.</param>
    public static async Task<GiasAuthorities> CompareAsync(ImportSession session, IReadOnlyCollection<School> schools)
    {
        var authorities = new GiasAuthorities();
        var known = await session.Db.Areas.AsNoTracking().Where(a => a.Kind == AreaKind.LocalAuthority)
            .Select(a => new Authority(a.Id, a.Code, a.Name, a.ValidUntil)).ToListAsync(session.Cancellation);
        authorities.FindAdded(schools, known, session.Today);
        await authorities.FindEndedAsync(session, schools, known);
        session.Report.Note(authorities.Remarks());
        return authorities;
    }

    public async Task WriteAsync(ImportSession session)
    {
        var ids = await NewAuthorities.AddAsync(session.Db, added.Select(area => (area.Code, area.Name)), session.Cancellation);
        var yesterday = session.Today.AddDays(-1);
        await AreaSuccession.EndAsync(session.Db, [.. ended.Select(end => new AreaEnd(end.Area.Id, end.Area.ValidUntil ?? yesterday,
            [.. end.Before, .. end.Successors.Select(later => ids.GetValueOrDefault(later.Code, later.Id))]))], session.Cancellation);
    }

    // A name that is known belongs to an authority whose code has changed: its boundary will bring the new one.
    private void FindAdded(IReadOnlyCollection<School> schools, List<Authority> known, DateOnly today)
    {
        var codes = known.Select(area => area.Code).ToHashSet(StringComparer.Ordinal);
        var names = known.Where(area => area.ValidUntil is null || area.ValidUntil >= today).Select(area => AreaNames.Words(area.Name))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var named in schools.Where(school => school.GiasLocalAuthorityName is not null
            && school.GssLocalAuthorityCode is { } code && !codes.Contains(code) && IsAuthority(code))
            .GroupBy(school => school.GssLocalAuthorityCode!).OrderBy(named => named.Key, StringComparer.Ordinal))
        {
            var name = named.GroupBy(school => school.GiasLocalAuthorityName!).MaxBy(of => of.Count())!.Key;
            if (!names.Contains(AreaNames.Words(name)))
            {
                added.Add(new Authority(0, named.Key, name, null));
            }
        }
    }

    private static bool IsAuthority(string code) => BoundaryProperties.KindOf(code, "") == AreaKind.LocalAuthority;

    private async Task FindEndedAsync(ImportSession session, IReadOnlyCollection<School> schools, List<Authority> known)
    {
        var before = (await session.Db.Schools.AsNoTracking().Where(s => s.LocalAuthorityId != null && s.Status != SchoolStatus.Closed)
            .Select(s => new { s.Urn, Authority = s.LocalAuthorityId!.Value }).ToListAsync(session.Cancellation))
            .ToLookup(school => school.Authority, school => school.Urn);
        var stated = schools.ToDictionary(school => school.Urn, school => school.GssLocalAuthorityCode);
        var named = stated.Values.ToHashSet(StringComparer.Ordinal);
        var successions = await AreaSuccession.SuccessorsAsync(session.Db, session.Cancellation);
        var fresh = known.Where(area => !before.Contains(area.Id)).Concat(added).ToDictionary(area => area.Code, StringComparer.Ordinal);
        var all = known.Concat(added).ToDictionary(area => area.Code, StringComparer.Ordinal);
        foreach (var area in known.Where(a => before.Contains(a.Id) && !named.Contains(a.Code)))
        {
            var went = before[area.Id].Select(urn => stated.GetValueOrDefault(urn)).ToList();
            var possible = went.Count >= LeastSchools ? all : fresh;
            var shares = went.OfType<string>().Where(possible.ContainsKey).CountBy(code => code)
                .Select(of => (Area: possible[of.Key], Share: of.Value / (double)went.Count))
                .Where(of => of.Share >= GroundSuccession.LeastShare).ToList();
            if (shares.Sum(of => of.Share) >= GroundSuccession.LeastTaken)
            {
                var followers = AreaSuccession.Followers(successions, area.Id);
                var later = shares
                    .Where(of => !followers.Contains(of.Area.Id) && !AreaSuccession.Precedes(successions, of.Area.Id, area.Id))
                    .OrderByDescending(of => of.Share).ThenBy(of => of.Area.Code, StringComparer.Ordinal).Select(of => of.Area).ToList();
                if (later.Count > 0)
                {
                    ended.Add((area, [.. successions[area.Id]], later));
                }
            }
        }
    }

    private IEnumerable<string> Remarks()
    {
        if (added.Count > 0)
        {
            var how = PlainNumber.Format(added.Count, "local authority that was", "local authorities that were");
            yield return $"GIAS names {how} not here: {Names(added)}. Added without a boundary.";
        }

        foreach (var (area, _, successors) in ended)
        {
            yield return $"No school is of {CodeText.Named(area.Name, area.Code)} any more: it has ended, and {Names(successors)} followed "
                + "it.";
        }
    }

    private static string Names(IReadOnlyCollection<Authority> areas) =>
        Phrases.ShortList([.. areas.Select(area => CodeText.Named(area.Name, area.Code))], "and", SchoolLosses.MostListed);

    private sealed record Authority(int Id, string Code, string Name, DateOnly? ValidUntil);
}
