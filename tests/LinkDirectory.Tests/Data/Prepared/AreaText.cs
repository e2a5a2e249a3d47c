using LinkDirectory.Data.Paging;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Data.Prepared;

/// <summary>What an area's page counts and lists of its schools, in words: by the rules of filters, and as the page reads it.</summary>
internal sealed class AreaText(DirectoryApp app, CancellationToken cancellation)
{
    private const int SchoolsOnAPage = 3;

    private readonly Schools schools = app.Services.GetRequiredService<Schools>();

    public async Task<string> ByFiltersAsync(int areaId)
    {
        var open = await FilteredAsync(areaId);
        var (held, linked) = (await FilteredAsync(areaId, new SchoolLeadInPost(true)), await FilteredAsync(areaId, new SchoolLinked(true)));
        return Of(areaId, open.Count, held.Count, linked.Count, open.Select(SchoolLine.Of), open.Select(SchoolLine.Of));
    }

    public async Task<string> AsReadAsync(int areaId) => Of(areaId,
        await schools.TeachingInAsync(areaId, cancellation),
        await app.Services.GetRequiredService<PointsOfContact>().SchoolsWithLeadAsync(areaId, cancellation),
        await app.Services.GetRequiredService<Links>().SchoolsLinkedAsync(areaId, cancellation),
        await ForwardAsync(areaId), await BackwardAsync(areaId));

    private static string Of(
        int areaId, int open, int held, int linked, IEnumerable<SchoolLine> forward, IEnumerable<SchoolLine> backward) =>
        $"Area {areaId}: {open} open, {held} with a lead, {linked} linked\n"
            + $"{string.Join('\n', forward)}\nbackward\n{string.Join('\n', backward)}";

    private async Task<List<School>> FilteredAsync(int areaId, params ISchoolCondition[] conditions)
    {
        var found = await schools.PageAsync(
            new SchoolQuery(new PageRequest(PageRequest.LargestSize), new SchoolFilter { Status = School.Teaching, Conditions = conditions })
            {
                StandingIn = areaId,
            },
            cancellation);
        Assert.False(found.Value!.HasNext);
        return [.. found.Value.Items.Select(i => i.Item)];
    }

    private async Task<List<SchoolLine>> ForwardAsync(int areaId)
    {
        var all = new List<SchoolLine>();
        for (string? after = null; ;)
        {
            var page = (await schools.LinesTeachingInAsync(areaId, new PageRequest(SchoolsOnAPage, after), cancellation)).Value!;
            all.AddRange(page.Items.Select(i => i.Item));
            if (!page.HasNext)
            {
                return all;
            }

            after = page.Items[^1].Cursor;
        }
    }

    private async Task<List<SchoolLine>> BackwardAsync(int areaId)
    {
        var all = new List<SchoolLine>();
        for (string? before = null; ;)
        {
            var page = (await schools.LinesTeachingInAsync(
                areaId, new PageRequest(Last: SchoolsOnAPage, Before: before), cancellation)).Value!;
            all.InsertRange(0, page.Items.Select(i => i.Item));
            if (!page.HasPrevious)
            {
                return all;
            }

            before = page.Items[0].Cursor;
        }
    }
}
