using LinkDirectory.GraphQL.Language;

namespace LinkDirectory.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("{ a }")]
    [InlineData("\"What it is for\" query Q(\"\"\"which\"\"\" $a: [Int!]! = [1, 2] @d) @d { b: a(x: $a, y: ENUM, z: null) @skip(if: true) "
        + "{ c } }")]
    [InlineData("mutation M { a } subscription S { b } \"about\" fragment F on T { ...F ... on U @d { a } ... { b } ... @d { c } }")]
    [InlineData("extend type A implements & B & C @d { f(a: Int = 1 @d): [A!]! } union U = | A | B extend union U @d enum E { A @d B } "
        + "input I @oneOf { a: Int } scalar S @specifiedBy(url: \"x\")")]
    [InlineData("\"\"\"doc\"\"\" schema @d { query: Q } extend schema @d directive @d(a: Int) repeatable on | FIELD | QUERY interface I "
        + "implements J { a: Int }")]
    [InlineData("\uFEFF# comment\r\n{ a,,, b # last\n}")]
    [InlineData("{ on: type fragment query mutation subscription true false null }")]
    public void A_document_of_the_specification_parses(string source)
        => Assert.NotEmpty(GraphQLParser.Parse(source).Definitions);

    [Theory]
    [InlineData("", 1, 1, "Unexpected <EOF>.")]
    [InlineData("{", 1, 2, "Expected Name, found <EOF>.")]
    [InlineData("{ a(x: ) }", 1, 8, "Unexpected \")\".")]
    [InlineData("query ($a: Int = $b) { a }", 1, 18, "Unexpected variable \"$b\" in constant value.")]
    [InlineData("fragment on on on { a }", 1, 10, "Unexpected Name \"on\".")]
    [InlineData("\"x\" { a }", 1, 1, "Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("\"x\" extend type A @d", 1, 1, "Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("{ a\n  b: }", 2, 6, "Expected Name, found \"}\".")]
    [InlineData("{ .. }", 1, 3, "Unexpected \"..\", did you mean \"...\"?")]
    [InlineData("{ a(x: 01) }", 1, 9, "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("{ a(x: 1.) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(x: 1x) }", 1, 9, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("{ a(x: \"abc) }", 1, 15, "Unterminated string.")]
    [InlineData("{ a(x: \"\\q\") }", 1, 9, "Invalid character escape sequence: \"\\q\".")]
    [InlineData("{ a(x: \"\\u{110000}\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("{ a(x: \"\\uD83D\") }", 1, 9, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("{ a ? }", 1, 5, "Unexpected character: \"?\".")]
    [InlineData("{ a ' }", 1, 5, "Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [InlineData("enum E { true }", 1, 10, "Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("directive @d on NOWHERE", 1, 17, "Unexpected Name \"NOWHERE\".")]
    [InlineData("extend type A", 1, 14, "Unexpected <EOF>.")]
    public void What_is_no_document_is_refused_where_it_goes_wrong(string source, int line, int column, string message)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(source));
        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal(new SourceLocation(line, column), error.Location);
    }

    [Theory]
    [InlineData("\"\\u00e9 \\u{1F600} \\uD83D\\uDE00 \\n\\\"\\/\"", "é 😀 😀 \n\"/")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"a \\\"\"\" b\\n\"\"\"", "a \"\"\" b\\n")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"  a\r\n  b\r  c\"\"\"", "  a\nb\nc")]
    public void Strings_read_as_the_specification_says(string literal, string value)
        => Assert.Equal(value, ((StringValueNode)Value(literal)).Value);

    [Theory]
    [InlineData("{a: [1, 2.5e3, \"x\\n\", true, null, RED], b: {}}", "{ a: [1, 2.5e3, \"x\\n\", true, null, RED], b: {  } }")]
    public void Values_print_as_they_were_written(string literal, string printed)
        => Assert.Equal(printed, SyntaxPrinter.Print(Value(literal)));

    [Fact]
    public void Types_print_as_they_were_written()
        => Assert.Equal("[[Int!]]!", Operation("query ($a: [ [ Int ! ] ] !) { f }").Variables[0].Type.ToString());

    private static ValueNode Value(string literal)
        => ((FieldNode)Operation($"{{ f(a: {literal}) }}").SelectionSet.Selections[0]).Arguments[0].Value;

    private static OperationDefinitionNode Operation(string source) => (OperationDefinitionNode)GraphQLParser.Parse(source).Definitions[0];

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    public void Nesting_that_would_exhaust_the_stack_is_refused(string bracket)
    {
        var source = bracket == "{" ? string.Concat(Enumerable.Repeat("{a", 5000)) : "{ a(x: " + new string('[', 5000);
        Assert.Contains("nests more than", Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(source)).Message,
            StringComparison.Ordinal);
    }
}
