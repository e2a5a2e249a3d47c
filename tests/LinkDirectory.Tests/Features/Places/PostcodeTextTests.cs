using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;

namespace LinkDirectory.Tests.Features.Places;

public sealed class PostcodeTextTests
{
    [Theory]
    [InlineData("NW3 2JB", "NW3 2JB")]
    [InlineData("nw32jb", "NW3 2JB")]
    [InlineData("  nW3   2Jb ", "NW3 2JB")]
    [InlineData("M11AE", "M1 1AE")]
    [InlineData("CR26XH", "CR2 6XH")]
    [InlineData("DN551PT", "DN55 1PT")]
    [InlineData("W1A1HQ", "W1A 1HQ")]
    [InlineData("EC1A 1BB", "EC1A 1BB")]
    [InlineData("gir 0aa", "GIR 0AA")]
    public void Every_shape_of_postcode_is_written_in_its_usual_form(string typed, string usual)
    {
        Assert.True(PostcodeText.TryParseFull(typed, out var postcode));
        Assert.Equal(usual, postcode.Text);
        Assert.Equal(usual.Replace(" ", "", StringComparison.Ordinal), postcode.Code);
    }

    [Theory]
    [InlineData("nw3", "NW3")]
    [InlineData("M1", "M1")]
    [InlineData("EC1A", "EC1A")]
    [InlineData("DN55 ", "DN55")]
    public void An_outward_code_alone_is_known_for_one(string typed, string outward)
    {
        Assert.True(PostcodeText.TryParse(typed, out var postcode));
        Assert.True(postcode.IsOutwardOnly);
        Assert.Equal(outward, postcode.Text);
        Assert.False(PostcodeText.TryParseFull(typed, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("WA154 1HF")]
    [InlineData("NW3 2J")]
    [InlineData("NW3 2JBB")]
    [InlineData("NW3 2CB")]
    [InlineData("QW3 2JB")]
    [InlineData("NWO 2JB")]
    [InlineData("12345")]
    [InlineData("Hampstead")]
    [InlineData("NW3 2JB, London")]
    public void What_is_no_postcode_is_refused(string? typed) => Assert.False(PostcodeText.TryParse(typed, out _));

    [Fact]
    public void Printed_into_a_log_it_does_not_say_where_a_child_lives()
    {
        Assert.True(PostcodeText.TryParse("NW3 2JB", out var postcode));

        Assert.Equal("NW3", $"{postcode}");
        Assert.DoesNotContain("2JB", new PlaceReference(Postcode: "NW3 2JB").ToString(), StringComparison.Ordinal);
    }
}
