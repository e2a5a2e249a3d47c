using System.Text;
using System.Text.Json;

namespace LinkDirectory.GraphQL.Tests.Hostile;

/// <summary>A request made to hurt.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Body">Its body.</param>
/// <param name="Refusal">What its error has to say; null where an answer is as good as a refusal, for it is cheap.</param>
public sealed record HostileRequest(string Name, byte[] Body, string? Refusal)
{
    public override string ToString() => Name;
}

/// <summary>Requests made to hurt: by size, by depth, by number, by squares and powers, and by what is no text.</summary>
public static class HostileSet
{
    private const int Many = 100_000;

    public static IReadOnlyList<HostileRequest> All { get; } = [.. Sizes(), .. Depths(), .. Numbers(), .. Fragments(), .. Overlaps(),
        .. Variables(), .. Texts(), .. Introspection()];

    private static IEnumerable<HostileRequest> Sizes()
    {
        yield return Query("10 MB of fields", "{ " + Repeat(1_250_000, "selected") + "}", "at most 262144 are allowed");
        yield return Query("10 MB of spaces", new string(' ', 10_000_000) + "{ selected }", "at most 262144 are allowed");
        yield return With("10 MB of variables", "{ selected }", "variables", "{\"a\":\"" + new string('x', 10_000_000) + "\"}",
            "at most 262144 are allowed");
        yield return Query("250 kB of fields", "{ " + Repeat(28_000, "selected") + "}", "more than 10000 tokens");
        yield return Query("85,000 comments", Repeat(85_000, "#\n", "") + "{ nothing }", "Cannot query field");
        yield return Query("250 kB of one comment", "#" + new string('x', 250_000) + "\n{ nothing }", "Cannot query field");
        yield return Query("250 kB of commas", "{ nothing " + new string(',', 250_000) + "}", "Cannot query field");
        yield return Query("40,000 byte order marks", new string('\uFEFF', 40_000) + "{ nothing }", "Cannot query field");
        yield return Query("250 kB of one string", "{ search(text: \"" + new string('x', 250_000) + "\", nothing: 1) { __typename } }",
            "Unknown argument");
        yield return Query("100,000 escapes in one string",
            "{ search(text: \"" + Repeat(60_000, "\\n", "") + "\", nothing: 1) { __typename } }", "Unknown argument");
        yield return Query("40,000 lines in one block string",
            "{ search(text: \"\"\"" + Repeat(40_000, "\n x", "") + "\"\"\", nothing: 1) { __typename } }", "Unknown argument");
        yield return Query("a number of 250,000 digits", "{ ratio(of: " + new string('9', 250_000) + ") }", "Float cannot represent");
        yield return Query("a name of 250,000 letters", "{ " + new string('a', 250_000) + " }", "Cannot query field");
        yield return Query("an unfinished string", "{ search(text: \"" + new string('x', 250_000), "Unterminated string");
    }

    private static IEnumerable<HostileRequest> Depths()
    {
        yield return Query("100,000 braces", new string('{', Many), "Expected Name");
        yield return Query("60,000 selections within each other", Repeat(60_000, "{a", ""), "nests braces and brackets more than");
        yield return Query("100,000 lists within each other", "{ nodes(ids: " + new string('[', Many),
            "nests braces and brackets more than");
        yield return Query("50,000 objects within each other", "{ books(where: " + Repeat(50_000, "{a:", ""),
            "nests braces and brackets more than");
        yield return Query("100,000 lists in a type", "query($a: " + new string('[', Many), "nests braces and brackets more than");
        yield return Query("190 selections within each other", Repeat(190, "{ a ", "") + new string('}', 190), "190 levels deep");
        yield return Query("190 inline fragments within each other", Repeat(190, "{ ...", "") + "{ nothing " + new string('}', 191),
            "Cannot query field");
        yield return With("100,000 lists in the variables", "{ selected }", "variables",
            "{\"a\":" + new string('[', Many) + new string(']', Many) + "}", "nests more than 32 levels");
        yield return With("40,000 objects in the variables", "{ selected }", "variables",
            Repeat(40_000, "{\"a\":", "") + "1" + new string('}', 40_000), "nests more than 32 levels");
        yield return Json("100,000 lists around the request", new string('[', Many), "nests more than 32 levels");
    }

    private static IEnumerable<HostileRequest> Numbers()
    {
        yield return Query("10,000 aliases", "{ " + Repeat(10_000, i => $"a{i}: selected ") + "}", "more than 10000 tokens");
        yield return Query("3,300 aliases", "{ " + Repeat(3_300, i => $"a{i}: selected ") + "}", "3300 fields an alias");
        yield return Query("9,000 typenames", "{ " + Repeat(9_000, "__typename") + "}", "selects 9000 fields");
        yield return Query("200 typenames in every element", "{ allBooks { " + Repeat(1_990, "__typename") + "} nothing }",
            "Cannot query field");
        yield return Query("100,000 directives", "{ selected " + Repeat(28_000, "@a") + "}", "more than 10000 tokens");
        yield return Query("4,900 directives in one place", "{ selected " + Repeat(4_900, "@a") + "}", "directives");
        yield return Query("1,600 directives in 1,600 places", "{ " + Repeat(1_600, "selected @a") + "}", "1600 directives");
        yield return Query("100,000 definitions of variables", "query(" + Repeat(20_000, i => $"$a{i}: Int ") + ") { selected }",
            "more than 10000 tokens");
        yield return Query("2,400 definitions of variables", "query(" + Repeat(2_400, i => $"$a{i}: Int ") + ") { selected }",
            "defines 2400 variables");
        yield return Query("1,600 operations", Repeat(1_600, i => $"query Q{i} {{ selected }} "), "operation name");
        yield return Query("1,600 operations of one name", Repeat(1_600, "query Q { selected }"), "There can be only one operation");
        yield return Query("3,000 arguments", "{ search(" + Repeat(3_000, i => $"a{i}: 1 ") + ") { __typename } }", "Unknown argument");
        yield return Query("3,000 arguments of one name", "{ search(" + Repeat(3_000, "text: \"a\"") + ") { __typename } }",
            "There can be only one argument");
        yield return Query("9,000 elements of a wrong type", "{ nodes(ids: [" + Repeat(9_000, "1.5") + "]) { id } }",
            "ID cannot represent");
        yield return Query("3,000 fields of an input object", "{ books(where: {" + Repeat(3_000, i => $"a{i}: 1 ") + "}) { totalCount } }",
            "not to include unknown field");
        yield return Query("1,900 fields that are not there", "{ " + Repeat(1_900, i => $"selectedd{i % 10} ") + "}", "Cannot query field");
        yield return Query("types that are nearly there",
            "{ " + Repeat(1_000, i => $"... on BookConnectio{(char)('a' + (i % 26))} {{ a }} ") + "}", "Unknown type");
        yield return Query("long values that are nearly in an enum",
            "{ " + Repeat(900, "ratio(of: 1, genre: FICTIONFICTIONFICTIONFICTION)") + "}", "does not exist in");
        yield return Query("a wrong object of 180 levels",
            "{ book(by: {" + Repeat(180, "id: {", "") + "a: 1" + new string('}', 181) + ") { id } }", "cannot represent");
    }

    private static IEnumerable<HostileRequest> Fragments()
    {
        yield return Query("a fragment within itself", "{ ...A } fragment A on Query { ...A }", "within itself");
        yield return Query("a circle of 1,000 fragments",
            "{ ...F0 } " + Repeat(1_000, i => $"fragment F{i} on Query {{ ...F{(i + 1) % 1_000} }} "), "within itself");
        yield return Query("1,200 fragments in a chain", "{ ...F0 } " + Repeat(1_200, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ")
            + "fragment F1200 on Query { nothing }", "Cannot query field");
        yield return Query("60 fragments that each spread all others",
            "{ ...F0 } " + Repeat(60, i => $"fragment F{i} on Query {{ {Repeat(60, j => $"...F{j} ")}}} "), "within itself");
        yield return Query("4,000 spreads that close a long circle", "{ ...F0 } " + Repeat(400, i =>
            $"fragment F{i} on Query {{ ...F{i + 1} }} ") + "fragment F400 on Query { " + Repeat(3_000, "...F0") + "}", "within itself");
        yield return Query("2 to the power of 500 fields", "{ ...F0 } " + Repeat(500, i =>
            $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ") + "fragment F500 on Query { selected }", "selects 2147483647 fields");
        yield return Query("10 to the power of 100 fields",
            "{ ...F0 } " + Repeat(100, i => $"fragment F{i} on Query {{ {Repeat(10, _ => $"...F{i + 1} ")}}} ")
                + "fragment F100 on Query { selected }", "selects 2147483647 fields");
        yield return Query("900 operations, each through one large fragment",
            Repeat(900, i => $"query Q{i} {{ ...F nothing }} ") + "fragment F on Query { " + Repeat(1_900, "selected") + "}", null);
        yield return Query("800 operations through 100 fragments with variables",
            Repeat(800, i => $"query Q{i}($a: Boolean!) {{ ...F0 }} ") + Repeat(90,
                i => $"fragment F{i} on Query {{ ...F{i + 1} selected @skip(if: $b) }} ") + "fragment F90 on Query { selected }", null);
        yield return Query("400 operations that share 90 uses of a variable",
            Repeat(400, i => $"query Q{i}($a: Boolean!) {{ ...F }} ") + "fragment F on Query { " + Repeat(90, "selected @include(if: $a) ")
                + "}", "Send fewer operations");
        yield return Query("1,200 fragments that nobody spreads",
            "{ selected } " + Repeat(1_200, i => $"fragment F{i} on Query {{ selected }} "), "is never used");
        yield return Query("1,200 fragments of one name", "{ ...F } " + Repeat(1_200, "fragment F on Query { selected }"),
            "There can be only one fragment");
    }

    private static IEnumerable<HostileRequest> Overlaps()
    {
        yield return Query("2,000 times one field", "{ " + Repeat(1_999, "selected") + "nothing }", "Cannot query field");
        yield return Query("900 times one object", "{ " + Repeat(900, "allBooks { title }") + "nothing }", "Cannot query field");
        yield return Query("1,900 times one field in two ways", "{ " + Repeat(95, i => $"a: search(text: \"{i}\") {{ __typename }} ") + "}",
            "conflict because");
        yield return Query("1,000 pairs of fragments", "{ " + Repeat(900, i => $"...F{i} ") + "nothing } "
            + Repeat(900, i => $"fragment F{i} on Query {{ selected }} "), "Cannot query field");
        yield return Query("500 pairs of fragments that conflict below",
            "{ " + Repeat(190, i => $"...F{i} ") + "} "
                + Repeat(190, i => $"fragment F{i} on Query {{ allBooks {{ a: shout(mark: \"{i}\") }} }} "), "conflict because");
        yield return Query("one name at 18 levels, twice", "{ " + Repeat(9, "author { books {", "") + " a " + new string('}', 18) + " }",
            "Cannot query field");
    }

    private static IEnumerable<HostileRequest> Variables()
    {
        yield return With("100,000 elements", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", "variables",
            "{\"ids\":[" + string.Join(',', Enumerable.Repeat("1", Many)) + "]}", "more than 10000 values");
        yield return With("9,900 wrong elements", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", "variables",
            "{\"ids\":[" + string.Join(',', Enumerable.Repeat("null", 9_900)) + "]}", "not to be null");
        yield return With("9,900 fields nobody knows", "query($w: BookFilter!) { minimumPages(where: $w) }", "variables",
            "{\"w\":{" + string.Join(',', Enumerable.Range(0, 9_900).Select(i => $"\"a{i}\":1")) + "}}", "not to include unknown field");
        yield return With("9,900 variables nobody defined",
            "query(" + Repeat(90, i => $"$a{i}: Boolean! ") + ") { "
                + Repeat(45, i => $"selected @skip(if: $a{2 * i}) @include(if: $a{(2 * i) + 1}) ") + "}", "variables",
                "{" + string.Join(',', Enumerable.Range(0, 9_900).Select(i => $"\"b{i}\":1")) + "}", "to be provided");
        yield return With("9,900 times one key", "query($w: BookFilter!) { minimumPages(where: $w) }", "variables",
            "{\"w\":{" + string.Join(',', Enumerable.Repeat("\"x\":1", 9_900)) + "}}", "not to include unknown field");
        yield return With("a string of 250,000 characters", "query($n: Float!) { ratio(of: $n) }", "variables",
            "{\"n\":\"" + new string('x', 250_000) + "\"}", "Float cannot represent");
        yield return With("a number of 250,000 digits", "query($n: Float!) { ratio(of: $n) }", "variables",
            "{\"n\":" + new string('9', 250_000) + "}", "Float cannot represent");
        yield return With("a huge operation name", "{ selected }", "operationName", "\"" + new string('x', 250_000) + "\"",
            "Unknown operation");
        yield return Json("one operation in a list of 100",
            "[" + string.Join(',', Enumerable.Repeat("""{"query":"{ selected }"}""", 100)) + "]", "a list is not accepted");
    }

    private static IEnumerable<HostileRequest> Texts()
    {
        yield return new("bytes that are no UTF-8", [.. "{\"query\":\"{ a "u8, 0xFF, 0xC0, .. "}\"}"u8], "is not JSON in UTF-8");
        yield return new("UTF-8 that is no UTF-8 in a string",
            [.. "{\"query\":\"{ search(text: \\\""u8, 0xC3, 0x28, .. "\\\") { __typename } }\"}"u8], "is not JSON in UTF-8");
        yield return new("UTF-8 that is no UTF-8 in a key",
            [.. "{\"query\":\"{ selected }\",\"variables\":{\""u8, 0xED, 0xA0, 0x80, .. "\":1}}"u8], "is not JSON in UTF-8");
        yield return new("250,000 bytes of 0xFF", Enumerable.Repeat((byte)0xFF, 250_000).ToArray(), "is not JSON in UTF-8");
        yield return new("UTF-16", Encoding.Unicode.GetBytes("""{"query":"{ selected }"}"""), "is not JSON in UTF-8");
        yield return new("250,000 null bytes", new byte[250_000], "is not JSON in UTF-8");
        yield return Json("a null character in the document", """{"query":"{ selected \u0000 }"}""", "character");
        yield return Json("half a surrogate pair in a variable",
            """{"query":"query($t: String!) { search(text: $t) { __typename } }","variables":{"t":"\ud800"}}""",
            "half of a surrogate pair");
        yield return Json("half a surrogate pair in a key", """{"query":"{ selected }","variables":{"\uDC00":1}}""",
            "half of a surrogate pair");
        yield return Json("half a surrogate pair in the document", """{"query":"{ search(text: \"\ud800\") { __typename } }"}""",
            "half of a surrogate pair");
        yield return Json("half a surrogate pair escaped in the document", """{"query":"{ search(text: \"\\ud800\") { __typename } }"}""",
            "Invalid Unicode escape sequence");
        yield return With("40,000 halves", "{ selected }", "variables", "{\"a\":\"" + Repeat(20_000, "\\ud83d\\ude00", "") + "\\ud83d\"}",
            "half of a surrogate pair");
        yield return Json("no JSON", "query { selected }", "is not JSON");
        yield return new("nothing", [], "is not JSON");
        yield return Json("JSON that ends too soon", """{"query":"{ selected }" """, "is not JSON");
    }

    private static IEnumerable<HostileRequest> Introspection()
    {
        yield return Query("types of fields of types of fields",
            "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
            "introspection depth");
        yield return Query("types of fields through fragments",
            "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...U } } } fragment U on __Type { fields { type { "
                + "fields { type { fields { name } } } } } }", "introspection depth");
        yield return Query("190 schemas", "{ " + Repeat(190, i => $"a{i}: __schema {{ types {{ name }} }} ") + "nothing }",
            "Cannot query field");
        yield return Query("90 times the whole schema",
            "{ " + Repeat(90,
                i =>
                    $"a{i}: __schema {{ types {{ fields {{ name args {{ name type {{ ofType {{ ofType {{ ofType {{ name }} }} }} }} }} }} "
                        + $"inputFields {{ name }} enumValues {{ name }} }} }} ") + "}", "objects; at most");
    }

    private static HostileRequest Query(string name, string query, string? refusal) =>
        new(name, JsonSerializer.SerializeToUtf8Bytes(new { query }), refusal);

    private static HostileRequest With(string name, string query, string property, string json, string? refusal)
        => Json(name, $$"""{"query":"{{query}}","{{property}}":""" + json + "}", refusal);

    private static HostileRequest Json(string name, string json, string? refusal) => new(name, Encoding.UTF8.GetBytes(json), refusal);

    private static string Repeat(int times, string part, string between = " ") => string.Concat(Enumerable.Repeat(part + between, times));

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));
}
