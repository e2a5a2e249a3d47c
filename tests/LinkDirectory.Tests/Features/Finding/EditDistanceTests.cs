using LinkDirectory.Data.Search;
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

    [Fact]
    public void The_likeliest_corrections_are_the_fewest_slips_away_and_the_most_frequent()
    {
        var vocabulary = new Vocabulary([("oak", 200), ("oke", 3), ("ka", 1), ("hampstead", 30), ("ok4", 900)], 22_000);

        Assert.Equal(["oak", "oke"], vocabulary.Corrections("oka", 2));
        Assert.Equal(["hampstead"], vocabulary.Corrections("hamsptaed", 5));
        Assert.Empty(vocabulary.Corrections("zzzzz", 5));
    }

    [Fact]
    public void Records_are_counted_by_word_and_by_beginning()
    {
        var vocabulary = new Vocabulary([("hamp", 1), ("hampstead", 30), ("hampton", 12), ("handley", 4)], 100);

        Assert.Equal((30, 43, 47, 0), (vocabulary.RecordsWith("hampstead"), vocabulary.RecordsBeginning("hamp"),
            vocabulary.RecordsBeginning("ha"), vocabulary.RecordsWith("ham")));
        Assert.True(vocabulary.IsCommon(10));
        Assert.False(vocabulary.IsCommon(9));
    }
}
