using LinkDirectory.Features.Imports;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>Several values in one cell, with separators that belong to a value.</summary>
public sealed class CellTextTests
{
    [Theory]
    [InlineData("a; b", new[] { "a", "b" })]
    [InlineData(" a ;; b; ", new[] { "a", "b" })]
    [InlineData(@"a\; b; c", new[] { "a; b", "c" })]
    [InlineData(@"a\| b", new[] { "a| b" })]
    [InlineData(@"a\\; b", new[] { @"a\", "b" })]
    [InlineData(@"C:\files; b\", new[] { @"C:\files", @"b\" })]
    [InlineData(null, new string[0])]
    public void A_separator_with_a_backslash_before_it_belongs_to_the_value(string? cell, string[] values) =>
        Assert.Equal(values, CellText.Values(cell, CellText.Semicolon));

    [Theory]
    [InlineData(CellText.Semicolon)]
    [InlineData(CellText.NewLine)]
    public void What_is_written_is_read_again(char separator)
    {
        string[] values = [";", "|", @"\", @"\;", "a\nb", @"a\\", "plain", "; | \\ \n."];
        var cell = CellText.Join(values.Select(value => CellText.Write(value, separator)), separator);
        Assert.Equal(values, CellText.Values(cell, separator));
    }
}
