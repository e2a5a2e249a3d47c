using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Demo;

/// <summary>Each figure of an area's page is how many the list has that it opens.</summary>
[Collection(SeededDemo.Name)]
public sealed class DemoAreaFiguresTests(SeededDemo seeded)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_figure_opens_a_list_of_as_many()
    {
        using var client = seeded.App.CreateClient();
        await using var db = seeded.App.Db.OpenToRead();
        foreach (var code in await db.Areas.OrderBy(a => a.Id).Select(a => a.Code).ToListAsync(Cancellation))
        {
            var area = await client.GetAsync($"/areas/{code}", Cancellation).ReadAsync();
            foreach (var link in area.QuerySelectorAll(".app-counts a"))
            {
                var figure = link.QuerySelector(".app-counts__number")!.TextContent;
                var list = await client.GetAsync(link.GetAttribute("href"), Cancellation).ReadAsync();
                var headed = list.QuerySelector("main h2, main caption")?.TextContent ?? "0";
                Assert.True(headed.Trim().StartsWith(figure, StringComparison.Ordinal) || (figure == "0" && !headed.Any(char.IsDigit)),
                    $"{code}: {figure} is headed '{headed}' at {link.GetAttribute("href")}");
            }
        }
    }
}
