using LinkDirectory.GraphQL;

namespace LinkDirectory.Tests.Features.Finding;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("oak", "oak", 0)]
    [InlineData("oka", "oak", 1)]
    [InlineData("gosple", "gospel", 1)]
    [InlineData("camdne", "camden", 1)]
    [InlineData("hampsted", "hampstead", 1)]
    [InlineData("elizabth", "elizabeth", 1)]
    [InlineData("scool", "school", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "xyz", 3)]
    [InlineData("a", "abcdef", 4)]
    public void A_swap_of_neighbours_is_one_slip(string from, string to, int slips)
    {
        Assert.Equal(slips, EditDistance.Between(from, to, 3));
        Assert.Equal(slips, EditDistance.Between(to, from, 3));
    }
}
