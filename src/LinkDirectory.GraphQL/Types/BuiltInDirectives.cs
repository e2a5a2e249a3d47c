namespace LinkDirectory.GraphQL.Types;

/// <summary>The directives that the specification names.</summary>
internal static class BuiltInDirectives
{
    private static readonly NonNullType RequiredBoolean = new(BuiltInScalars.Boolean);
    private static readonly string[] Selections = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"];

    public static readonly DirectiveType Include = new("include", Selections)
    {
        Description = "Directs the executor to include this field or fragment only when the `if` argument is true.",
        Arguments = [new InputValue("if", RequiredBoolean) { Description = "Included when true." }],
    };

    public static readonly DirectiveType Skip = new("skip", Selections)
    {
        Description = "Directs the executor to skip this field or fragment when the `if` argument is true.",
        Arguments = [new InputValue("if", RequiredBoolean) { Description = "Skipped when true." }],
    };

    public static readonly DirectiveType Deprecated = new(
        "deprecated", ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE", "DIRECTIVE_DEFINITION"])
    {
        Description = "Marks an element of a GraphQL schema as no longer supported.",
        Arguments =
        [
            new InputValue("reason", new NonNullType(BuiltInScalars.String))
            {
                Description =
                    "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar "
                        + "data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).",
                DefaultValue = new StringValueNode("No longer supported", Block: false),
            },
        ],
    };

    public static readonly DirectiveType SpecifiedBy = new("specifiedBy", ["SCALAR"])
    {
        Description = "Exposes a URL that specifies the behavior of this scalar.",
        Arguments =
        [
            new InputValue("url",
                new NonNullType(BuiltInScalars.String)) { Description = "The URL that specifies the behavior of this scalar." },
        ],
    };

    public static readonly DirectiveType OneOf = new("oneOf", ["INPUT_OBJECT"])
    {
        Description = "Indicates exactly one field must be supplied and this field must not be `null`.",
    };

    public static readonly IReadOnlyList<DirectiveType> All = [Include, Skip, Deprecated, SpecifiedBy, OneOf];
}
