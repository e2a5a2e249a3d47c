using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Sdl;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.GraphQL.Validation;

namespace LinkDirectory.GraphQL.Tests.Validation;

public sealed class ValidationTests
{
    private static readonly Schema Zoo = SdlSchemaBuilder.Build(
        """
        interface Being { name(surname: Boolean): String }
        interface Pet implements Being { name(surname: Boolean): String }
        type Dog implements Being & Pet { name(surname: Boolean): String nickname: String barks: Boolean knows(command: Command!): Boolean at(x: Int = 0, y: Int!): Boolean mother: Dog }
        type Cat implements Being & Pet { name(surname: Boolean): String nickname: String meows: Boolean fur: Fur }
        type Human implements Being { name(surname: Boolean): String pets: [Pet!] }
        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        enum Command { SIT DOWN }
        enum Fur { BROWN BLACK }
        input Filter { required: Boolean! text: String numbers: [Int!] nested: Filter preset: Int! = 1 }
        input Key @oneOf { id: ID name: String }
        directive @once on FIELD
        directive @often(n: Int) repeatable on FIELD
        directive @needs(it: Int!) on FIELD
        type Query { dog: Dog cat: Cat pet: Pet human(id: ID): Human catOrDog: CatOrDog dogOrHuman: DogOrHuman
          find(where: Filter, key: Key, numbers: [Int], text: String, number: Int, real: Float, flag: Boolean, id: ID, command: Command, must: Int!, preset: Int! = 3): String
          any(where: Filter, key: Key, number: Int, text: String, list: [String!], command: Command): String }
        type Subscription { news: String weather: String pets: [Pet] }
        directive @defer(if: Boolean, label: String) on INLINE_FRAGMENT | FRAGMENT_SPREAD
        directive @stream(if: Boolean, label: String) on FIELD
        """);

    public static TheoryData<string> Valid =>
    [
        "{ dog { name ... on Pet { name } ...D } } fragment D on Dog { barks @once knows(command: SIT) }",
        "query($a: Int, $k: ID!) { any(number: $a, key: {id: $k}, list: \"x\", where: {required: true, nested: {required: false, numbers: "
            + "1}}) }",
        "query($n: Int = 1) { find(must: $n, preset: 4) }",
        "query A { dog { name } } query B { cat { name } }",
        "{ pet { ... on Dog { x: barks } ... on Cat { x: meows } } }",
        "{ dog { name name nickname: name(surname: false) } dog { name } }",
        "subscription { news }",
        "{ __schema { types { name } } __type(name: \"Dog\") { fields { args { name } } } catOrDog { __typename } }",
        "{ dog { name @often(n: 1) @often(n: 2) @needs(it: 1) } }",
        "query($flag: Boolean!) { dog @include(if: $flag) { name } }",
    ];

    public static TheoryData<string, string, string> Invalid => new()
    {
        { "ExecutableDefinitions", "{ dog { name } } type X { a: Int }", "The \"X\" definition is not executable." },
        { "KnownOperationTypes", "mutation { a }", "The mutation operation is not supported by the schema." },
        { "UniqueOperationNames", "query A { dog { name } } query A { dog { name } }", "There can be only one operation named \"A\"." },
        { "LoneAnonymousOperation", "{ dog { name } } query A { dog { name } }",
            "This anonymous operation must be the only defined operation." },
        { "SingleFieldSubscriptions", "subscription S { news weather }", "Subscription \"S\" must select only one top level field." },
        { "SingleFieldSubscriptions", "subscription { __typename }",
            "Anonymous Subscription must not select an introspection top level field." },
        { "SingleFieldSubscriptions", "subscription { news @skip(if: false) }",
            "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection." },
        { "KnownTypeNames", "{ dog { ... on Doge { name } } }", "Unknown type \"Doge\". Did you mean \"Dog\"?" },
        { "FragmentsOnCompositeTypes", "{ dog { ... on Fur { name } } }", "Fragment cannot condition on non composite type \"Fur\"." },
        { "VariablesAreInputTypes", "query($d: Dog) { any(text: $d) }", "Variable \"$d\" cannot be non-input type \"Dog\"." },
        { "ScalarLeafs", "{ dog }", "Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?" },
        { "ScalarLeafs", "{ dog { name { x } } }", "Field \"name\" must not have a selection since type \"String\" has no subfields." },
        { "FieldsOnCorrectType", "{ dog { nam } }", "Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\" or \"at\"?" },
        { "FieldsOnCorrectType", "{ pet { barks } }",
            "Cannot query field \"barks\" on type \"Pet\". Did you mean to use an inline fragment on \"Dog\"?" },
        { "UniqueFragmentNames", "{ dog { ...F } } fragment F on Dog { name } fragment F on Dog { name }",
            "There can be only one fragment named \"F\"." },
        { "KnownFragmentNames", "{ dog { ...F } }", "Unknown fragment \"F\"." },
        { "NoUnusedFragments", "{ dog { name } } fragment F on Dog { name }", "Fragment \"F\" is never used." },
        { "PossibleFragmentSpreads", "{ dog { ... on Cat { name } } }",
            "Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\"." },
        { "NoFragmentCycles", "{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { mother { ...A } }",
            "Cannot spread fragment \"A\" within itself via \"B\"." },
        { "UniqueVariableNames", "query($a: Int, $a: Int) { any(number: $a) }", "There can be only one variable named \"$a\"." },
        { "NoUndefinedVariables", "query Q { ...F } fragment F on Query { any(number: $a) }",
            "Variable \"$a\" is not defined by operation \"Q\"." },
        { "NoUnusedVariables", "query($a: Int) { dog { name } }", "Variable \"$a\" is never used." },
        { "KnownDirectives", "{ dog { name @nope } }", "Unknown directive \"@nope\"." },
        { "KnownDirectives", "query @skip(if: true) { dog { name } }", "Directive \"@skip\" may not be used on QUERY." },
        { "UniqueDirectivesPerLocation", "{ dog { name @once @once } }",
            "The directive \"@once\" can only be used once at this location." },
        { "KnownArgumentNames", "{ dog { name(surnam: true) } }",
            "Unknown argument \"surnam\" on field \"Dog.name\". Did you mean \"surname\"?" },
        { "KnownArgumentNames", "{ dog @skip(if: true, unless: true) { name } }", "Unknown argument \"unless\" on directive \"@skip\"." },
        { "UniqueArgumentNames", "{ dog { name(surname: true, surname: true) } }", "There can be only one argument named \"surname\"." },
        { "ValuesOfCorrectType", "{ any(number: \"1\") }", "Int cannot represent non-integer value: \"1\"" },
        { "ValuesOfCorrectType", "query($a: Int) { any(text: {x: $a}) }", "String cannot represent a non string value: {  }" },
        { "ValuesOfCorrectType", "{ any(number: 3000000000) }", "Int cannot represent non 32-bit signed integer value: 3000000000" },
        { "ValuesOfCorrectType", "{ any(text: 1) }", "String cannot represent a non string value: 1" },
        { "ValuesOfCorrectType", "{ any(command: SITT) }",
            "Value \"SITT\" does not exist in \"Command\" enum. Did you mean the enum value \"SIT\"?" },
        { "ValuesOfCorrectType", "{ any(where: {text: \"x\"}) }",
            "Expected value of type \"Filter\" to include required field \"required\", found: { text: \"x\" }." },
        { "ValuesOfCorrectType", "{ any(key: {id: 1, name: \"x\"}) }",
            "Within OneOf Input Object type \"Key\", exactly one field must be specified, and the value for that field must be non-null." },
        { "ValuesOfCorrectType", "{ any(list: [null]) }", "Expected value of non-null type \"String!\" not to be null." },
        { "ProvidedRequiredArguments", "{ dog { knows } }",
            "Argument \"Dog.knows(command:)\" of type \"Command!\" is required, but it was not provided." },
        { "ProvidedRequiredArguments", "{ dog { name @needs } }",
            "Argument \"@needs(it:)\" of type \"Int!\" is required, but it was not provided." },
        { "VariablesInAllowedPosition", "query($a: Int) { find(must: $a) }",
            "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\"." },
        { "VariablesInAllowedPosition", "query($a: ID) { any(key: {id: $a}) }",
            "Variable \"$a\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Key\"." },
        { "OverlappingFieldsCanBeMerged", "{ dog { name: nickname name } }",
            "Fields \"name\" conflict because \"nickname\" and \"name\" are different fields. Use different aliases on the fields to fetch "
                + "both if this was intentional." },
        { "OverlappingFieldsCanBeMerged",
            "{ dog { ...A ...B } } fragment A on Dog { mother { x: name } } fragment B on Dog { mother { x: barks } }",
            "Fields \"mother\" conflict because subfields \"x\" conflict because \"name\" and \"barks\" are different fields. Use "
                + "different aliases on the fields to fetch both if this was intentional." },
        { "OverlappingFieldsCanBeMerged", "{ pet { ... on Dog { x: barks } ... on Cat { x: nickname } } }",
            "Fields \"x\" conflict because they return conflicting types \"Boolean\" and \"String\". Use different aliases on the fields "
                + "to fetch both if this was intentional." },
        { "UniqueInputFieldNames", "{ any(where: {required: true, required: true}) }",
            "There can be only one input field named \"required\"." },
        { "MaxIntrospectionDepth", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
            "Maximum introspection depth exceeded" },
        { "DeferStreamDirectiveLabel", "query($l: String) { dog { ... @defer(label: $l) { name } } }",
            "Argument \"@defer(label:)\" must be a static string." },
        { "DeferStreamDirectiveOnRootField", "subscription { ... @defer(if: false) { news } }",
            "Defer directive cannot be used on root subscription type \"Subscription\"." },
        { "DeferStreamDirectiveOnValidOperations", "subscription { pets @stream { name } }",
            "Stream directive not supported on subscription operations. Disable `@stream` by setting the `if` argument to `false`." },
        { "StreamDirectiveOnListField", "{ dog @stream { name } }",
            "Directive \"@stream\" cannot be used on non-list field \"Query.dog\"." },
    };

    public static TheoryData<string, string, string> InvalidTypeSystem => new()
    {
        { "LoneSchemaDefinition", "schema { query: Q } schema { mutation: Q } type Q { a: Int }",
            "Must provide only one schema definition." },
        { "UniqueOperationTypes", "schema { query: Q } extend schema { query: Q } type Q { a: Int }",
            "There can be only one query type in schema." },
        { "UniqueTypeNames", "type Query { a: Int } type Query { b: Int }", "There can be only one type named \"Query\"." },
        { "UniqueEnumValueNames", "enum E { A } extend enum E { A }", "Enum value \"E.A\" can only be defined once." },
        { "UniqueFieldDefinitionNames", "type Query { a: Int } extend type Query { a: Int }",
            "Field \"Query.a\" can only be defined once." },
        { "UniqueArgumentDefinitionNames", "type Query { a(x: Int, x: Int): Int }", "Argument \"Query.a(x:)\" can only be defined once." },
        { "UniqueDirectiveNames", "directive @a on FIELD directive @a on FIELD", "There can be only one directive named \"@a\"." },
        { "PossibleTypeExtensions", "type Query { a: Int } extend enum Query { A }", "Cannot extend non-enum type \"Query\"." },
        { "KnownArgumentNamesOnDirectives", "type Query { a: Int @deprecated(because: 1) }",
            "Unknown argument \"because\" on directive \"@deprecated\"." },
        { "ProvidedRequiredArgumentsOnDirectives", "scalar S @specifiedBy",
            "Argument \"@specifiedBy(url:)\" of type \"String!\" is required, but it was not provided." },
    };

    [Theory]
    [MemberData(nameof(InvalidTypeSystem))]
    public void A_rule_that_a_schema_breaks_is_named_and_explained(string rule, string sdl, string message)
    {
        var error = Assert.Single(ReferenceValidator.ValidateTypeSystem(GraphQLParser.Parse(sdl)));
        Assert.Equal((rule, message), (error.Rule, error.Message));
        Assert.NotEmpty(error.Locations);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_document_has_no_error(string query) => Assert.Empty(Validate(query));

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_broken_rule_is_named_and_explained(string rule, string query, string message)
    {
        // No served schema has @defer or @stream, so the server has no rules for them.
        var errors = rule.Contains("StreamDirective", StringComparison.Ordinal)
            ? ReferenceValidator.Validate(Zoo, GraphQLParser.Parse(query)) : Validate(query);
        Assert.Contains(errors, error => error.Rule == rule && error.Message == message && error.Locations.Count > 0);
        // A variable of an output type fits nowhere either.
        Assert.All(errors,
            error => Assert.True(
                error.Rule == rule || rule is "VariablesAreInputTypes" or "DeferStreamDirectiveOnRootField"
                    or "DeferStreamDirectiveOnValidOperations", error.Message));
    }

    [Fact]
    public void Looking_stops_where_more_errors_help_nobody()
    {
        var errors = DocumentValidator.Validate(Zoo, GraphQLParser.Parse("{ a b c d e }"), 3);
        Assert.Equal(4, errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[3].Message);
    }

    [Fact]
    public void Every_rule_has_a_document_that_breaks_it()
    {
        var rules = typeof(DocumentValidator).Assembly.GetTypes().Concat(typeof(ReferenceValidator).Assembly.GetTypes())
            .Where(type => type.Namespace is "LinkDirectory.GraphQL.Validation" or "LinkDirectory.GraphQL.Sdl" && type.Name.EndsWith("Rule", StringComparison.Ordinal)
                && type.Name is not ("ValidationRule" or "SensitiveUseRule"))
            .Select(type => type.Name[..^4]);
        Assert.Empty(rules.Except(Invalid.Concat(InvalidTypeSystem).Select(row => row.Data.Item1), StringComparer.Ordinal));
    }

    private static IReadOnlyList<GraphQLError> Validate(string query) => DocumentValidator.Validate(Zoo, GraphQLParser.Parse(query));
}
