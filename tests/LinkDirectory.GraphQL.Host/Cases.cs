using System.Text.Json;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Sdl;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Host;

/// <summary>Answers cases with the library, under none of the limits that a server has.</summary>
internal sealed class Cases
{
    /// <summary>Of the thread that answers, in bytes: enough for <see cref="MaxNesting"/> levels of anything.</summary>
    public const int StackSize = 1 << 30;

    /// <summary>How deep the JSON of a line may nest.</summary>
    public const int MaxJsonDepth = 10_000;

    private const int MaxNesting = 10_000;

    private const int MaxSchemas = 64;

    private readonly Dictionary<string, (Schema? Schema, IReadOnlyList<GraphQLError> Errors)> _schemas = new(StringComparer.Ordinal);

    public void Answer(JsonElement line, JsonText answer)
    {
        var kind = line.ValueKind == JsonValueKind.Object ? Text(line, "kind") : null;
        switch (kind)
        {
            case "parse":
                Parse(Required(line, "source"), answer);
                break;
            case "validate":
                Validate(Required(line, "schema"), Required(line, "query"), answer);
                break;
            case "execute":
                Execute(line, answer);
                break;
            case "print":
                Print(Required(line, "schema"), answer);
                break;
            default:
                throw new JsonException("\"kind\" must be parse, validate, execute or print.");
        }
    }

    private static void Parse(string source, JsonText answer)
    {
        try
        {
            GraphQLParser.Parse(source, maxNesting: MaxNesting);
            answer.Append("{\"ok\":true}");
        }
        catch (GraphQLSyntaxException e)
        {
            answer.Append("{\"ok\":false,\"errors\":").List([Syntax(e)]).Append('}');
        }
    }

    private void Validate(string sdl, string query, JsonText answer)
    {
        var (schema, errors) = Schema(sdl);
        answer.Errors(schema is null
            ? errors
            : Document(query, out var document) is { } failed ? failed : ReferenceValidator.Validate(schema, document!));
    }

    private void Execute(JsonElement line, JsonText answer)
    {
        var (schema, errors) = Schema(Required(line, "schema"));
        if (schema is null)
        {
            answer.Errors(errors);
            return;
        }

        if (Document(Required(line, "query"), out var document) is { } failed)
        {
            answer.Errors(failed);
            return;
        }

        errors = [.. ReferenceValidator.Validate(schema, document!).Select(error => error with { Rule = null })];
        if (errors.Count > 0)
        {
            answer.Errors(errors);
            return;
        }

        if (schema.Directive("defer") is not null || schema.Directive("stream") is not null)
        {
            answer.Errors(
                [new GraphQLError(
                    "The provided schema unexpectedly contains experimental directives (@defer or @stream). These directives may only be "
                        + "utilized if experimental execution features are explicitly enabled.")]);
            return;
        }

        if (Text(line, "operationName") is { Length: 0 })
        {
            // Over HTTP an empty name counts as none; here it is a name that no operation has.
            answer.Errors([new GraphQLError("Unknown operation named \"\".")]);
            return;
        }

        using var response = PlainExecution.Execute(
            schema, document!, Text(line, "operationName"), line.TryGetProperty("variables", out var variables) ? variables : null,
            line.TryGetProperty("rootValue", out var root) ? PlainData.From(root) : null);
        answer.Append('{');
        if (response.Errors.Count > 0)
        {
            answer.Append("\"errors\":").List(response.Errors);
        }

        using var json = JsonDocument.Parse(response.Body, new JsonDocumentOptions { MaxDepth = MaxJsonDepth + 10 });
        if (json.RootElement.TryGetProperty("data", out var data))
        {
            answer.Append(response.Errors.Count > 0 ? ",\"data\":" : "\"data\":").Append(data.GetRawText());
        }

        answer.Append('}');
    }

    private static void Print(string sdl, JsonText answer)
    {
        try
        {
            var schema = SdlSchema.From(GraphQLParser.Parse(sdl, maxNesting: MaxNesting), SdlSchemaBuilder.ReadByName);
            answer.Append("{\"sdl\":").String(schema.Print()).Append('}');
        }
        catch (GraphQLSyntaxException e)
        {
            answer.Errors([Syntax(e)]);
        }
        catch (SchemaException e)
        {
            answer.Errors(Errors(e));
        }
    }

    /// <summary>The schema of a document, or what is wrong with it. The last ones are kept.</summary>
    private (Schema? Schema, IReadOnlyList<GraphQLError> Errors) Schema(string sdl)
    {
        if (_schemas.TryGetValue(sdl, out var known))
        {
            return known;
        }

        try
        {
            known = (SdlSchema.From(GraphQLParser.Parse(sdl, maxNesting: MaxNesting), SdlSchemaBuilder.ReadByName).ToSchema(), []);
        }
        catch (GraphQLSyntaxException e)
        {
            known = (null, [Syntax(e)]);
        }
        catch (SchemaException e)
        {
            known = (null, Errors(e));
        }

        if (_schemas.Count >= MaxSchemas)
        {
            _schemas.Clear();
        }

        return _schemas[sdl] = known;
    }

    private static List<GraphQLError>? Document(string query, out DocumentNode? document)
    {
        document = null;
        try
        {
            document = GraphQLParser.Parse(query, maxNesting: MaxNesting);
            return null;
        }
        catch (GraphQLSyntaxException e)
        {
            return [Syntax(e)];
        }
    }

    private static GraphQLError Syntax(GraphQLSyntaxException e) => new(e.Message) { Locations = [e.Location] };

    private static IReadOnlyList<GraphQLError> Errors(SchemaException e) => e.Errors.Count > 0 ? e.Errors : [new GraphQLError(e.Message)];

    private static string Required(JsonElement line, string name) =>
        Text(line, name) ?? throw new JsonException($"\"{name}\" must be a string.");

    private static string? Text(JsonElement line, string name)
        => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JavaScript.Text(value) : null;
}
