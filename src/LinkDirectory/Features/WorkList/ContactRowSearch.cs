using System.Text.Json;
using LinkDirectory.Data.Prepared;
using LinkDirectory.Data.Search;
using LinkDirectory.Features.Contacts;
using static LinkDirectory.Features.WorkList.ContactRowSql;

namespace LinkDirectory.Features.WorkList;

/// <summary>
/// Asks the derived rows of points of contact. A statement is put together from constant text alone; all that varies is a
/// parameter. Filters are answered first and kept, then sorted:
/// else the engine walks a sort's index through everything, which is the shorter way only where most of it is wanted.
/// </summary>
internal sealed class ContactRowSearch(DirectoryDb directory, ContactScope scope, ContactGridFilter filter)
{
    /// <summary>
    /// With about three points of contact each, a sixth of England's: from there on a walk along an index is shorter than a sort.
    /// </summary>
    private const int ManySchools = 4000;

    private readonly List<(string Name, object? Value)> parameters = [];

    // Ids that a row's own has to be among, each as a statement.
    private readonly List<string> sets = [];

    // The one way in to the rows, which the first condition chooses: the engine would rather read all of them.
    private string wayIn = "";

    /// <summary>A page of the rows in an order, each with how many there are in all.</summary>
    public async ValueTask<List<ContactRowFound>> PageAsync(
        ContactGridOrder order, bool descending, int skip, int take, CancellationToken cancellation)
    {
        var walks = await IsOfManySchoolsAsync(cancellation);
        var columns = ColumnsOf(order).Append("Id").ToList();
        var way = descending ? " DESC" : "";
        var rows = RowsOf(Conditions(), columns, walks);
        return await directory.ReadAsync(
            $"""
            {rows.With}
            SELECT p.Id, ({rows.Total}), r.Kind, coalesce(s.Name, v.Name, a.Name), coalesce(s.Urn, v.Reference, a.Code),
              coalesce(la.Name, vp.Name)
            FROM (SELECT {string.Join(", ", columns)} FROM {rows.From}
              ORDER BY {string.Join(", ", columns.Select(c => c + way))} LIMIT @take OFFSET @skip) p
            {OrganisationsOf}
            ORDER BY {string.Join(", ", columns.Select(c => $"p.{c}{way}"))}
            """,
            row => new ContactRowFound(
                row.Int32(), row.Int32(), (OrganisationKind)row.Int32(), row.Text(), row.Text(), row.TextOrNull()),
            cancellation,
            parameters.Append(("@take", take)).Append(("@skip", skip)));
    }

    /// <summary>All the rows' ids in an order.</summary>
    public ValueTask<List<int>> IdsAsync(ContactGridOrder order, bool descending, CancellationToken cancellation)
    {
        var way = descending ? " DESC" : "";
        var sorted = string.Join(", ", ColumnsOf(order).Select(c => $"f.{c}{way}").Append($"f.Id{way}"));
        var conditions = Conditions();
        if (conditions.Count == 0)
        {
            AddValues(conditions, "Kind", new[] { 0, 1, 2 });
        }

        return directory.ReadAsync($"SELECT f.Id FROM ContactRows f{wayIn} WHERE {All(conditions)} ORDER BY {sorted}", row => row.Int32(),
            cancellation, parameters);
    }

    /// <summary>How many rows there are of each currency that asks for work.</summary>
    public ValueTask<List<(Currency Currency, int Count)>> CountsAsync(CancellationToken cancellation)
    {
        var conditions = Conditions();
        AddValues(conditions, "Currency", new[] { 1, 2, 3, 4, 5 });
        return directory.ReadAsync(
            $"SELECT f.Currency, count(*) FROM ContactRows f{wayIn} WHERE {All(conditions)} GROUP BY f.Currency",
            row => ((Currency)row.Int32(), row.Int32()), cancellation, parameters);
    }

    /// <summary>A page of the schools without a lead role, by name, and how many there are in all.</summary>
    public async Task<(List<SchoolGap> Schools, int Total)> GapsAsync(int skip, int take, CancellationToken cancellation)
    {
        var which = All(GapConditions());
        var total = (await directory.ReadAsync($"SELECT count(*) FROM SchoolsWithoutLead g WHERE {which}", row =>
            row.Int32(), cancellation, parameters))[0];
        if (take == 0)
        {
            return ([], total);
        }

        var schools = await directory.ReadAsync(
            $"""
            SELECT s.Id, s.Urn, s.Name, la.Name
            FROM (SELECT g.SchoolId, g.Name FROM SchoolsWithoutLead g WHERE {which} ORDER BY g.Name, g.SchoolId LIMIT @take OFFSET @skip) p
            JOIN Schools s ON s.Id = p.SchoolId LEFT JOIN Areas la ON la.Id = s.LocalAuthorityId
            ORDER BY p.Name, p.SchoolId
            """,
            row => new SchoolGap(row.Int32(), row.Int32(), row.Text(), row.TextOrNull()),
            cancellation,
            parameters.Append(("@take", take)).Append(("@skip", skip)));
        return (schools, total);
    }

    /// <summary>The areas and the partner services that the actor's points of contact can be narrowed to, by name.</summary>
    public async Task<(List<(int Id, string Code, string Name)> Areas, List<(int Id, string Code, string Name)> Services)> ChoicesAsync(
        int most, CancellationToken cancellation)
    {
        var keys = Keys("scope", scope.Areas);
        var services = scope.Everything ? "s.Name >= ''" : $"""
            s.Id IN (SELECT t.ServiceId FROM ServiceCatchmentAreas t WHERE t.AreaId IN ({keys})
              UNION SELECT l.ServiceId FROM SchoolAreas t CROSS JOIN Links l
                WHERE l.SchoolId = t.SchoolId AND t.AreaId IN ({keys}) AND l.Status <> 'Ended'
              UNION {Keys("services", scope.Services)})
            """;
        Set("@most", most);
        return (
            await directory.ReadAsync(
                $"SELECT a.Id, a.Code, a.Name FROM Areas a WHERE {(scope.Everything ? "a.Code >= ''" : $"a.Id IN ({keys})")} ORDER BY "
                    + "a.Name LIMIT @most", Read, cancellation, parameters),
            await directory.ReadAsync(
                $"SELECT s.Id, s.Reference, s.Name FROM Services s WHERE {services} ORDER BY s.Name LIMIT @most", Read, cancellation,
                parameters));

        static (int, string, string) Read(RowReader row) => (row.Int32(), row.Text(), row.Text());
    }

    // Of so many rows, fewer steps are taken along a sort's index to the page than in sorting all of them. Rows that are named are few.
    private async ValueTask<bool> IsOfManySchoolsAsync(CancellationToken cancellation)
    {
        if (scope.Everything || scope.Areas.Count == 0 || filter.Ids is not null)
        {
            return false;
        }

        var keys = Keys("scope", scope.Areas);
        var schools = await directory.ReadAsync(
            $"SELECT count(*) FROM (SELECT 1 FROM SchoolAreas t WHERE t.AreaId IN ({keys}) LIMIT @many)", row => row.Int32(),
            cancellation, parameters.Append(("@many", ManySchools)));
        return schools[0] == ManySchools;
    }

    // Every row; or those along the sort's own index that match; or those that match, kept with what they are sorted by.
    private (string With, string From, string Total) RowsOf(List<string> conditions, List<string> columns, bool walks)
    {
        const string matching = "SELECT count(*) FROM matching";
        if (conditions.Count == 0)
        {
            return ("", "ContactRows", "SELECT count(*) FROM ContactRows t WHERE t.Kind IN (0, 1, 2)");
        }

        return walks
            ? ($"WITH matching AS MATERIALIZED ({Ids(conditions)})",
                $"ContactRows INDEXED BY IX_ContactRows_{string.Join('_', columns)} WHERE +Id IN (SELECT k.Id FROM matching k)", matching)
            : ($"WITH matching AS MATERIALIZED (SELECT {string.Join(", ", columns.Select(c => $"f.{c}"))} FROM ContactRows f{wayIn} WHERE "
                + $"{All(conditions)})", "matching", matching);
    }

    // Where sets of ids alone decide, the rows themselves need not be looked at.
    private string Ids(List<string> conditions) => conditions.Count == sets.Count
        ? $"SELECT k.Id FROM ({sets[0]}) k{(sets.Count > 1 ? " WHERE " : "")}{All(sets.Skip(1).Select(set => $"+k.Id IN ({set})"))}"
        : $"SELECT f.Id FROM ContactRows f{wayIn} WHERE {All(conditions)}";

    private List<string> Conditions()
    {
        if (!scope.Everything)
        {
            sets.Add(
                Among([.. InAreas("scope", scope.Areas), ("SchoolId", Keys("schools", scope.Schools)),
                    ("ServiceId", Keys("services", scope.Services))]));
        }

        if (filter.AreaId is { } area)
        {
            sets.Add(Among(InAreas("area", [area], itsEnded: true)));
        }

        if (filter.PartnerServiceId is { } partner)
        {
            Set("@partner", partner);
            sets.Add(
                Among([("ServiceId", "@partner"),
                    ("SchoolId", "SELECT l.SchoolId FROM Links l WHERE l.ServiceId = @partner AND l.Status <> 'Ended'")]));
        }

        if (filter.PartnerSchoolId is { } school)
        {
            Set("@partnerSchool", school);
            sets.Add(
                Among([("SchoolId", "@partnerSchool"),
                    ("ServiceId", "SELECT l.ServiceId FROM Links l WHERE l.SchoolId = @partnerSchool AND l.Status <> 'Ended'")]));
        }

        if (filter.Ids is { } ids)
        {
            sets.Add(Keys("ids", ids));
        }

        if (filter.Text is { } text && WordSearch.MatchOf(text) is { Length: > 0 } match)
        {
            sets.Add(Text(match));
        }

        var all = sets.Select(set => $"f.Id IN ({set})").ToList();
        AddValues(all, "Currency", filter.Currency?.Select(c => (int)c));
        AddValues(all, "Role", filter.Roles?.Select(r => r.ToString()));
        AddValues(all, "Kind", filter.Kinds?.Select(k => (int)k));
        return all;
    }

    private List<string> GapConditions()
    {
        // Every name is in the range; it is what lets the engine answer from the index of names.
        var all = new List<string> { "g.Name >= ''" };
        if (!scope.Everything)
        {
            all.Add(
                $"g.SchoolId IN (SELECT t.SchoolId FROM SchoolAreas t WHERE t.AreaId IN ({Keys("scope", scope.Areas)}) UNION "
                    + $"{Keys("schools", scope.Schools)})");
        }

        if (filter.AreaId is { } area)
        {
            Set("@area", area);
            all.Add("g.SchoolId IN (SELECT t.SchoolId FROM SchoolAreas t WHERE t.AreaId = @area)");
        }

        if (filter.PartnerServiceId is { } partner)
        {
            Set("@partner", partner);
            all.Add("g.SchoolId IN (SELECT l.SchoolId FROM Links l WHERE l.ServiceId = @partner AND l.Status <> 'Ended')");
        }

        return all;
    }

    // As Permissions has it: a service is of its catchment's areas and of those where a school that it names stands.
    private (string Column, string Keys)[] InAreas(string name, IReadOnlyCollection<int> areas, bool itsEnded = false)
    {
        var keys = Keys(name, areas);
        var ended = itsEnded ? $" UNION SELECT h.EndedAreaId FROM AreaHeirs h WHERE h.AreaId IN ({keys})" : "";
        return
        [
            ("SchoolId", $"SELECT t.SchoolId FROM SchoolAreas t WHERE t.AreaId IN ({keys})"),
            ("ServiceId", $"""
                SELECT t.ServiceId FROM ServiceCatchmentAreas t WHERE t.AreaId IN ({keys}{ended})
                UNION SELECT n.ServiceId FROM SchoolAreas t CROSS JOIN ServiceCatchmentSchools n
                  WHERE n.SchoolId = t.SchoolId AND t.AreaId IN ({keys})
                """),
            ("AreaId", keys + ended),
        ];
    }

    private string Text(string match)
    {
        Set("@match", match);
        List<(string, string)> words = [("SchoolId", Words(SearchKind.School)), ("ServiceId", Words(SearchKind.Service)),
            ("AreaId", Words(SearchKind.Area))];
        const string people =
            "SELECT h.PointOfContactId FROM PeopleIndex i CROSS JOIN Holders h WHERE PeopleIndex MATCH @match AND h.PersonId = i.rowid";
        if (scope.PeopleEverywhere)
        {
            return Among([.. words, ("Id", people)]);
        }

        // People who may not see names may not find them either: a name that narrows the list down would be told by that.
        List<(string, string)> seen = scope.PeopleAreas.Count == 0 ? [] : [.. InAreas("people", scope.PeopleAreas)];
        seen.AddRange(scope.PeopleSchools.Count == 0 ? [] : [("SchoolId", Keys("peopleSchools", scope.PeopleSchools))]);

        return Among(seen.Count == 0 ? words : [.. words, ("Id", $"{people} AND h.PointOfContactId IN ({Among(seen)})")]);

        static string Words(SearchKind kind) =>
            $"SELECT w.rowid / 4 FROM SearchIndex w WHERE SearchIndex MATCH @match AND w.rowid % 4 = {(int)kind}";
    }

    private void AddValues<T>(List<string> all, string column, IEnumerable<T>? values)
    {
        if (values is null)
        {
            return;
        }

        // With a plus the engine looks at the value and seeks no index by it.
        var plus = all.Count > 0 ? "+" : "";
        wayIn = all.Count > 0 ? wayIn : $" INDEXED BY IX_ContactRows_{column}_Organisation_Id";
        all.Add($"{plus}f.{column} IN ({Keys($"f{column}", values)})");
    }

    private string Keys<T>(string name, IEnumerable<T> values)
    {
        Set($"@{name}", JsonSerializer.Serialize(values));
        return $"SELECT value FROM json_each(@{name}) AS \"{name}\"";
    }

    private void Set(string name, object value)
    {
        if (!parameters.Exists(p => p.Name == name))
        {
            parameters.Add((name, value));
        }
    }
}
