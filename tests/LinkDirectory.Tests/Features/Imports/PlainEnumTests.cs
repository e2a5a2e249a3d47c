using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Tests.Features.Imports;

public sealed class PlainEnumTests
{
    [Theory]
    [InlineData("low mood")]
    [InlineData("Low Mood")]
    [InlineData("LOW_MOOD")]
    [InlineData("low-mood")]
    [InlineData("LowMood")]
    public void A_value_is_known_in_any_writing(string text)
    {
        Assert.True(PlainEnum.TryParse<Need>(text, out var need));
        Assert.Equal(Need.LowMood, need);
    }

    [Fact]
    public void Every_value_is_known_by_its_words()
    {
        Assert.All(Enum.GetValues<Need>(),
            need => Assert.True(PlainEnum.TryParse<Need>(PlainEnum.Words(need), out var read) && read == need));
        Assert.All(Enum.GetValues<ContactRole>(),
            role => Assert.True(PlainEnum.TryParse<ContactRole>(PlainEnum.Words(role), out var read) && read == role));
    }

    [Theory]
    [InlineData("low moods", "low mood")]
    [InlineData("anxeity", "anxiety")]
    [InlineData("selfharming", "self harm")]
    public void An_unknown_value_is_told_the_nearest(string text, string nearest) =>
        Assert.Contains($"the nearest is '{nearest}'", PlainEnum.Advice<Need>(text), StringComparison.Ordinal);

    [Fact]
    public void What_is_near_nothing_is_told_them_all()
    {
        var advice = PlainEnum.Advice<Urgency>("whenever you like");
        Assert.DoesNotContain("nearest", advice, StringComparison.Ordinal);
        Assert.Contains("emergency, urgent, routine", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_no_value() => Assert.False(PlainEnum.TryParse<Need>("2", out _));
}
