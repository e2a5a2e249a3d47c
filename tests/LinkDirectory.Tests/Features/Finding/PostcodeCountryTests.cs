using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>A postcode of another country says whose it is, and gives no number that we would have to make up.</summary>
public sealed class PostcodeCountryTests : NorthmoorTests
{
    private const string Query =
        """
        query ($place: PlaceInput!, $home: PlaceInput) {
          whoToContact(place: $place, situation: { age: 9, needs: [], home: $home }) { problem place { label } emergency }
        }
        """;

    [Theory]
    [InlineData("BT1 5GS", "in Northern Ireland")]
    [InlineData("bt1", "in Northern Ireland")]
    [InlineData("CF10 1AA", "in Wales")]
    [InlineData("LL57 2DG", "in Wales")]
    [InlineData("SA1 1AA", "in Wales")]
    [InlineData("SY23 1AA", "in Wales")]
    [InlineData("CH7 1AA", "in Wales")]
    [InlineData("HR3 5AA", "may be in Wales")]
    [InlineData("NP25 3AA", "may be in Wales")]
    [InlineData("EH1 1AA", "in Scotland")]
    [InlineData("G1 1AA", "in Scotland")]
    [InlineData("TD15 1AA", "may be in Scotland")]
    [InlineData("JE2 3AB", "in Jersey")]
    [InlineData("GY1 1AA", "in Guernsey")]
    [InlineData("IM1 1AA", "in the Isle of Man")]
    public async Task A_postcode_outside_England_says_whose_it_is(string postcode, string whose)
    {
        var problem = (await App.AskAsync(Query, new { place = new { postcode } }))["whoToContact.problem"].GetString()!;

        Assert.Contains(whose, problem, StringComparison.Ordinal);
        Assert.Contains("this directory covers England alone", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("We do not know", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NW3 2JB")]
    [InlineData("GL1 1AA")]
    [InlineData("SY1 1AA")]
    [InlineData("CH2 1AA")]
    public async Task One_of_England_that_is_not_known_is_to_be_checked(string postcode) =>
        Assert.StartsWith($"We do not know the postcode {postcode}. Check it",
            (await App.AskAsync(Query, new { place = new { postcode } }))["whoToContact.problem"].GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task One_that_is_known_says_so_where_it_lies_in_no_area_of_England_and_not_where_it_does()
    {
        await Data.PostcodeAsync("CF101AA", FarAway);
        await Data.PostcodeAsync("HR35AA", NorthmoorHome);

        Assert.Contains("CF10 1AA is in Wales",
            (await App.AskAsync(Query, new { place = new { postcode = "CF10 1AA" } }))["whoToContact.problem"].GetString(),
            StringComparison.Ordinal);
        Assert.Null((await App.AskAsync(Query, new { place = new { postcode = "HR3 5AA" } }))["whoToContact.problem"].GetString());
    }

    [Fact]
    public async Task A_home_in_another_country_says_so_without_repeating_it()
    {
        var answer = await App.AskAsync(Query, new { place = new { urn = 100001 }, home = new { postcode = "CF10 1AA" } });

        var problem = answer["whoToContact.problem"].GetString()!;
        Assert.Contains("The home that was given is in Wales", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("CF10", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_say_it_too()
    {
        using var client = App.CreateClient();

        var page = await client.AskPageAsync(("place", "BT1 5GS")).ReadAsync();

        Assert.Contains("BT1 5GS is in Northern Ireland", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
