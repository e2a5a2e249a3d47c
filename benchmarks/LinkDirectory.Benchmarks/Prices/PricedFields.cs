using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Benchmarks.Prices;

/// <summary>Every field that does work, with each argument that may make it dear.</summary>
internal static class PricedFields
{
    private const string Situation = "situation: { age: 9, needs: [] }";

    // What takes longest of what a text may be: as many words as fit, each the start of very many.
    private static readonly string ManyWords = $"text: \"{string.Join(' ', Enumerable.Repeat("s p c a e m h b l w", 9))}\"";

    private static readonly string ManyCodes = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"E{i:D8}\""));

    // Those of MadeUpBoundaries: every one that there is.
    private static readonly string AllCodes = string.Join(
        ',', Enumerable.Range(0, 128).Select(i => $"\"E08{900_000 + i}\"").Concat(Enumerable.Range(0, 32).Select(i => $"\"E54{900_000 + i}\"")));

    private const string Centre = "near: { point: { latitude: 51.5, longitude: -0.1 } }";

    private static readonly string[] SchoolArguments =
    [
        "first: 1", "first: 100", "where: { text: \"primary\" }", "where: { text: \"st mary\" }", "where: { text: \"zzzz\" }",
        "where: { text: \"s\" }",
        $"where: {{ {ManyWords} }}", "where: { status: [CLOSED] }", "where: { phases: [PRIMARY], kinds: [MAINSTREAM_SCHOOL] }",
        "where: { areas: [\"E08900003\"] }", $"where: {{ areas: [{ManyCodes}] }}", $"where: {{ areas: [{AllCodes}] }}",
        $"where: {{ areas: [{AllCodes}] }}, last: 1", "where: { hasLead: true }", "where: { hasLead: false }",
        "where: { leadCurrency: [OVERDUE] }",
        "where: { leadCurrency: [UNDELIVERABLE, UNVERIFIED, DUE, OVERDUE, VACANT, CURRENT] }",
        "where: { linked: true }", "where: { linked: false }",
        $"where: {{ {ManyWords}, hasLead: false, leadCurrency: [OVERDUE], linked: false }}",
        Centre, $"{Centre}, first: 100", $"{Centre}, withinMetres: 900000", $"{Centre}, last: 1", $"{Centre}, where: {{ text: \"zzzz\" }}",
        $"{Centre}, where: {{ {ManyWords} }}, last: 1", $"{Centre}, where: {{ hasLead: false, linked: false }}, last: 1",
        $"{Centre}, withinMetres: 900000, order: NAME", $"{Centre}, withinMetres: 900000, order: PUPILS, last: 100",
        "order: PUPILS", "order: URN",
        "near: { postcode: \"NW3 2JB\" }", "near: { urn: 100000 }",
    ];

    private static readonly string[] ServiceArguments =
    [
        "first: 1", "first: 100", "where: { text: \"young\" }", "where: { text: \"zzzz\" }", $"where: {{ {ManyWords} }}",
        "where: { kinds: [CRISIS_TEAM], status: [OPEN] }",
        "where: { needs: [ANXIETY], age: 9, urgency: ROUTINE, referrer: SELF, thriveGroups: [THRIVING] }",
        "where: { areas: [\"E08900003\"] }", $"where: {{ areas: [{ManyCodes}] }}", $"where: {{ areas: [{AllCodes}] }}",
        "where: { coversPlace: { point: { latitude: 51.5, longitude: -0.1 } } }",
        Centre, $"{Centre}, last: 1", $"{Centre}, withinMetres: 900000, order: NAME",
    ];

    private static readonly string[] ContactArguments =
    [
        "first: 1", "first: 100", "where: { text: \"primary\" }", "where: { text: \"zzzz\" }", $"where: {{ {ManyWords} }}",
        "where: { roles: [SENCO] }", "where: { roles: [OTHER] }", "where: { currency: [OVERDUE] }",
        "where: { currency: [CURRENT], roles: [OTHER] }",
        "where: { areas: [\"E08900003\"] }", "where: { areas: [\"E54900003\"] }", $"where: {{ areas: [{ManyCodes}] }}",
        $"where: {{ areas: [{AllCodes}] }}", $"where: {{ areas: [{AllCodes}] }}, last: 1", "last: 100",
    ];

    // A list of many objects of each type, and where they are in its answer.
    private static readonly (string Type, string Open, string Close)[] Many =
    [
        ("School", "schools(first: 100) { nodes {", "} }"),
        ("Service", "services(first: 100) { nodes {", "} }"),
        ("Provider", "services(first: 100) { nodes { provider {", "} } }"),
        ("Area", "areas(kind: LOCAL_AUTHORITY) {", "}"),
        ("PointOfContact", "pointsOfContact(first: 100) { nodes {", "} }"),
        ("Link", "services(first: 20) { nodes { links {", "} } }"),
        ("Catchment", "services(first: 100) { nodes { catchment {", "} } }"),
        ("ContactAdvice", "schools(first: 10) { nodes { whoToContact(" + Situation + ") {", "} } }"),
        ("ContactRoute", "schools(first: 5) { nodes { whoToContact(" + Situation + ") { routes {", "} } } }"),
    ];

    private static readonly Dictionary<string, string[]> Arguments = new(StringComparer.Ordinal)
    {
        ["School.whoToContact"] = [Situation],
        ["Area.schools"] =
        [
            "", "first: 100", "where: { text: \"primary\" }", $"where: {{ {ManyWords} }}", "where: { hasLead: false, linked: false }",
        ],
        ["Area.boundary"] = ["", "toleranceMetres: 1", "toleranceMetres: 500"],
    };

    public static IEnumerable<PricedField> Of(Schema schema, IReadOnlyList<int> urns) =>
        [.. Connections("schools", SchoolArguments), .. Connections("services", ServiceArguments),
            .. Connections("pointsOfContact", ContactArguments), .. Single(urns), .. Many.SelectMany(many => Nested(schema, many))];

    private static IEnumerable<PricedField> Connections(string name, string[] arguments) => arguments.SelectMany(given =>
        new[] { PricedField.Root(name, given, "nodes { id }"), PricedField.OfConnection(name, given, "totalCount") });

    private static IEnumerable<PricedField> Single(IReadOnlyList<int> urns)
    {
        yield return new PricedField("Query.viewer", "", "{ viewer { signedIn } }", "{ __typename }", 1);
        yield return PricedField.Root("school", "urn: 100000", "name");
        yield return PricedField.Root("area", "code: \"E08900003\"", "name");
        yield return PricedField.Root("areas", "kind: LOCAL_AUTHORITY", "name");
        yield return new PricedField("Query.areas", "", "{ areas { name } }", "{ __typename }", 1);
        yield return PricedField.Root("provider", "by: { odsCode: \"M003\" }", "name");
        yield return PricedField.Root("service", "id: \"U2VydmljZTox\"", "name");
        yield return PricedField.Root("search", "text: \"primary school\"", "matched");
        yield return PricedField.Root("search", "text: \"primry scholo\"", "matched");
        yield return PricedField.Root("search", ManyWords, "matched");
        yield return PricedField.Root("search", "text: \"primary\", first: 100", "matched");
        yield return PricedField.Root("search", "text: \"primary\", first: 100", "result { __typename }");
        foreach (var urn in urns)
        {
            yield return PricedField.Root("whoToContact", $"place: {{ urn: {urn} }}, {Situation}", "emergency");
        }

        yield return PricedField.Root("whoToContact",
            "place: { point: { latitude: 51.5, longitude: -0.1 } }, "
                + "situation: { age: 12, needs: [ANXIETY], home: { postcode: \"NW3 2JB\" }, urgency: URGENT }", "emergency");
    }

    private static IEnumerable<PricedField> Nested(Schema schema, (string Type, string Open, string Close) many)
    {
        var type = (ObjectType)schema.Type(many.Type)!;
        foreach (var field in type.Fields.Where(f => !f.Type.Named.IsLeaf || f.Arguments.Count > 0 || f.Name is "boundary"))
        {
            var name = $"{many.Type}.{field.Name}";
            foreach (var given in Arguments.GetValueOrDefault(name) ?? [""])
            {
                var asked = $"x: {field.Name}{(given.Length > 0 ? $"({given})" : "")} {Selection(field)}";
                yield return new PricedField(name, given,
                    $"{{ {many.Open} y: __typename {asked} {many.Close} }}", $"{{ {many.Open} y: __typename {many.Close} }}", 0);
            }
        }
    }

    private static string Selection(OutputField field) => field.Type.Named switch
    {
        FieldedType connection when connection.Field("nodes") is not null => "{ nodes { __typename } }",
        CompositeType => "{ __typename }",
        _ => "",
    };
}
