using System.Text;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Sdl;
using LinkDirectory.GraphQL.Types;
using LinkDirectory.GraphQL.Validation;

namespace LinkDirectory.GraphQL.Tests.Validation;

public sealed class OverlappingFieldsTests
{
    private static readonly Schema Things = SdlSchemaBuilder.Build(
        """
        interface Thing { a: Int b(n: Int): String self: Thing other(n: Int): Thing }
        type X implements Thing { a: Int b(n: Int): String self: X other(n: Int): Thing c: Int! d: [X] }
        type Y implements Thing { a: Int b(n: Int): String self: Y other(n: Int): Thing c: String d: Y }
        type Z implements Thing { a: Int b(n: Int): String self: Thing other(n: Int): Z c: Int d: [[X]] }
        union Any = X | Y | Z
        type Query { thing: Thing any: Any x: X y: Y z: Z }
        """);

    /// <summary>The fast answer must be the pairwise search's, whatever the document.</summary>
    [Fact]
    public void The_one_pass_agrees_with_the_comparison_of_pairs()
    {
        var (clean, conflicting) = (0, 0);
        for (var seed = 0; seed < 1_500; seed++)
        {
            var text = Generate(new Random(seed));
            var document = GraphQLParser.Parse(text);
            var context = new ValidationContext(Things, document, int.MaxValue);
            var fast = new FieldMerging(context, new ArgumentKeys()).AllMerge(document);
            var slow = Pairwise(context, document);
            Assert.True(fast == slow, $"Seed {seed}: one pass says {fast}, pairs say {slow}: {text}");
            _ = fast ? clean++ : conflicting++;
        }

        Assert.True(clean > 300 && conflicting > 300, $"{clean} clean, {conflicting} conflicting: the generator says nothing");
    }

    [Fact]
    public void A_conflict_among_thousands_of_fields_is_reported_where_it_is()
    {
        var error = Assert.Single(Validate("{ x { " + Repeat(3_000, i => $"a{i}: b(n: {i}) ") + "a7: c } }"));
        Assert.Equal(
            "Fields \"a7\" conflict because \"b\" and \"c\" are different fields. Use different aliases on the fields to fetch both if "
                + "this was intentional.", error.Message);
    }

    [Fact]
    public void Repetition_is_no_conflict()
    {
        Assert.Empty(Validate("{ x { " + Repeat(5_000, _ => "a ") + "} }"));
        Assert.Empty(Validate("{ " + Repeat(5_000, _ => "x { b(n: 1) self { a } } ") + "}"));
        Assert.Empty(Validate(
            "{ " + Repeat(1_000, i => $"...F{i} ") + "} " + Repeat(1_000, i => $"fragment F{i} on Query {{ x {{ a b(n: 2) }} }} ")));
    }

    [Fact]
    public void A_document_full_of_conflicts_is_refused_within_a_budget()
    {
        var errors = Validate("{ " + Repeat(5_000, i => $"thing {{ q: b(n: {i}) }} ") + "}");
        Assert.StartsWith("Validation aborted", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));

    private static IReadOnlyList<GraphQLError> Validate(string query) => DocumentValidator.Validate(Things, GraphQLParser.Parse(query));

    private static bool Pairwise(ValidationContext context, DocumentNode document)
    {
        var search = new FieldConflicts(context, new ArgumentKeys(), int.MaxValue);
        return document.Definitions.All(definition => definition switch
        {
            OperationDefinitionNode operation => None(search, context, context.Schema.Query, operation.SelectionSet),
            FragmentDefinitionNode fragment =>
                None(search, context, context.ConditionType(fragment.TypeCondition, null), fragment.SelectionSet),
            _ => true,
        });
    }

    private static bool None(FieldConflicts search, ValidationContext context, CompositeType? parent, SelectionSetNode selections)
        => search.Find(parent, selections).Count == 0 && selections.Selections.All(selection => selection switch
        {
            FieldNode { SelectionSet: { } below } field => None(
                search, context, parent is null ? null : context.FieldOf(parent, field.Name.Value)?.Type.Named as CompositeType, below),
            InlineFragmentNode inline => None(search, context, context.ConditionType(inline.TypeCondition, parent), inline.SelectionSet),
            _ => true,
        });

    private static string Generate(Random random)
    {
        var text = new StringBuilder("{ ");
        Selections(text, random, "Query", 0);
        text.Append("} ");
        string[] types = ["Thing", "X", "Y", "Z", "Any", "Query"];
        for (var i = 0; i < 4; i++)
        {
            var type = types[random.Next(types.Length)];
            text.Append("fragment F").Append(i).Append(" on ").Append(type).Append(" { ");
            Selections(text, random, type, 2);
            text.Append("} ");
        }

        return text.ToString();
    }

    private static void Selections(StringBuilder text, Random random, string type, int depth)
    {
        string[] roots = ["thing", "any", "x", "y", "z"];
        string[] fields = ["a", "a", "a", "b", "b", "b(n: 1)", "c", "self", "self", "other", "d", "__typename"];
        string[] types = ["Thing", "X", "Y", "Z", "Any", "Nothing"];
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var kind = random.Next(10);
            if (kind < 2)
            {
                text.Append("...F").Append(random.Next(5)).Append(' ');
            }
            else if (kind < 5 && type != "Query")
            {
                var condition = types[random.Next(types.Length)];
                text.Append(random.Next(8) == 0 ? "... { " : $"... on {condition} {{ ");
                Selections(text, random, condition, depth + 1);
                text.Append("} ");
            }
            else
            {
                var field = type == "Query" ? roots[random.Next(roots.Length)] : fields[random.Next(fields.Length)];
                text.Append(random.Next(30) == 0 ? "q: " : "").Append(field).Append(' ');
                if (depth < 4 && (type == "Query" || field[0] is 's' or 'o' or 'd'))
                {
                    text.Append("{ ");
                    Selections(text, random, "Thing", depth + 1);
                    text.Append("} ");
                }
            }
        }
    }
}
