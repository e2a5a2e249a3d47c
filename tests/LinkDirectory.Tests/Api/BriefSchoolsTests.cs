using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Api;

/// <summary>
/// The nearest schools are read with what is asked of them and no more. However a field is asked for, it is what the school itself has.
/// </summary>
public sealed class BriefSchoolsTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public BriefSchoolsTests() => data = new TestData(app.Db);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static TheoryData<string> Fields =>
    [
        "id", "urn", "name", "status", "phase", "kind", "pupils", "location { latitude longitude }", "laestab", "ukprn", "openedOn",
        "closedOn", "type", "trust", "ageRange { minimum maximum }", "assumedAgeRange { minimum maximum }",
        "address { street locality town county postcode }", "telephone", "website", "localAuthority { code }", "mentalHealthLead { role }",
        "predecessors { urn }", "successors { urn }", "links { id }", "pointsOfContact { id }", "__typename",
    ];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_is_the_same_alone_beside_brief_ones_by_another_name_and_in_a_fragment(string field)
    {
        var school = await SchoolAsync();
        var own = (await app.AskAsync($"{{ school(urn: {school.Urn}) {{ asked: {field} }} }}"))["school.asked"].GetRawText();

        foreach (var (selection, path) in new[]
        {
            ($"nodes {{ asked: {field} }}", "schools.nodes.0.asked"),
            ($"nodes {{ name asked: {field} urn }}", "schools.nodes.0.asked"),
            ($"edges {{ node {{ asked: {field} }} }}", "schools.edges.0.node.asked"),
            ($"edges {{ node {{ name }} }} nodes {{ asked: {field} }}", "schools.nodes.0.asked"),
            ($"edges {{ node {{ name ... on School {{ asked: {field} }} }} }} nodes {{ name }}", "schools.edges.0.node.asked"),
            ("edges { node { ...Asked } }", "schools.edges.0.node.asked"),
            ($"nodes {{ name asked: {If(field)} }}", "schools.nodes.0.asked"),
        })
        {
            var fragment = selection.Contains("...Asked", StringComparison.Ordinal) ? $"fragment Asked on School {{ asked: {field} }}" : "";
            var answer = await app.AskAsync(
                $"query Q($yes: Boolean = true) {{ schools(near: {{ urn: {school.Urn} }}, first: 1) {{ {selection} "
                    + $"totalCount @skip(if: $yes) }} }} {fragment}");
            Assert.Equal(own, answer[path].GetRawText());
        }
    }

    // A condition stands between a field and what is asked below it.
    private static string If(string field) =>
        field.Split(' ', 2) is [var name, var below] ? $"{name} @include(if: $yes) {below}" : $"{field} @include(if: $yes)";

    private async Task<School> SchoolAsync()
    {
        var area = await data.AreaAsync("E06000901");
        return await data.SchoolAsync(at: new Point(51.5, -0.2), with: s =>
        {
            (s.Laestab, s.Ukprn, s.Trust, s.Telephone, s.Pupils) = ("2022775", "10012345", "The Trust", "01632960001", 210);
            (s.Street, s.Locality, s.Town, s.County, s.Postcode) = ("1 High Street", "Old Town", "Kelderby", "Kelder", "ZD1 1AA");
            (s.OpenedOn, s.ClosedOn, s.StatutoryLowAge, s.StatutoryHighAge) = (new(2001, 9, 1), new(2036, 8, 31), 4, 11);
            (s.Website, s.LocalAuthorityId, s.Status) = (new Uri("https://school.example"), area.Id, SchoolStatus.ProposedToClose);
        });
    }
}
