using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Tests.Api.Shapes;

/// <summary>An operation made by chance.</summary>
/// <param name="Codes">Its variables; null where it has none.</param>
/// <param name="Price">What all its resolvers cost; null where it is to be refused.</param>
internal sealed record OperationShape(int Number, string Query, ManyCodes? Codes, double? Price);

/// <summary>As many codes of areas as a list takes.</summary>
internal sealed record ManyCodes(IReadOnlyList<string> Codes);

/// <summary>
/// Operations made of the schema by a seed, each repeated and filled up until nothing more would be accepted: as dear as a stranger can
/// make them.
/// </summary>
internal sealed class OperationShapes(Schema schema, ShapeValues values, ShapePrices prices)
{
    public const int UsualSeed = 11;

    public const int UsualCount = 200;

    private const int MostAliases = 200;
    private const int Tries = 12;
    private const int Fillings = 4;
    private const int MostCodes = 500;

    private readonly ManyCodes manyCodes = new([.. Enumerable.Range(0, MostCodes).Select(i => values.Areas[i % values.Areas.Count])]);

    public async IAsyncEnumerable<OperationShape> MakeAsync(int seed, int count)
    {
        for (var number = 0; number < count; number++)
        {
            yield return await MakeAsync(number, new Random((seed * 1_000) + number));
        }
    }

    private async Task<OperationShape> MakeAsync(int number, Random random)
    {
        var writer = new ShapeWriter(schema, values, random);
        List<string> fields = [];
        for (var i = 0; i < Tries && fields.Count == 0; i++)
        {
            fields = await RepeatedAsync([], writer.RootField(1 + random.Next(7)));
        }

        // Nothing of it would be accepted: that it is refused is to be seen too.
        if (fields.Count == 0)
        {
            return await ShapeAsync(number, [writer.RootField(7)]);
        }

        for (var i = 0; i < Fillings; i++)
        {
            fields = await RepeatedAsync(fields, writer.RootField(1 + random.Next(4)));
        }

        return await ShapeAsync(number, fields);
    }

    // As often as it is accepted beside the others.
    private async Task<List<string>> RepeatedAsync(List<string> others, string field)
    {
        // Once first: most of what is tried is too dear.
        var (accepted, refused, tried) = (0, MostAliases - others.Count + 1, 1);
        while (refused - accepted > 1)
        {
            if ((await ShapeAsync(0, [.. others, .. Enumerable.Repeat(field, tried)])).Price is null)
            {
                refused = tried;
            }
            else
            {
                accepted = tried;
            }

            tried = (accepted + refused) / 2;
        }

        return [.. others, .. Enumerable.Repeat(field, accepted)];
    }

    private async Task<OperationShape> ShapeAsync(int number, List<string> fields)
    {
        var body = string.Join(' ', fields.Select((field, i) => $"a{i}: {field}"));
        var codes = body.Contains(ShapeWriter.Codes, StringComparison.Ordinal) ? manyCodes : null;
        var query = $"query{(codes is null ? "" : $"({ShapeWriter.Codes}: [String!])")} {{ {body} }}";
        return new OperationShape(number, query, codes, await prices.OfAcceptedAsync(query, codes));
    }
}
