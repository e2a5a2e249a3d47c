using System.Text;
using System.Text.Json;

namespace LinkDirectory.GraphQL.Host;

/// <summary>One JSON object a line in, one a line out, as UTF-8 whatever the locale. A bad line is answered too.</summary>
internal static class Lines
{
    public static void Answer(Stream input, Stream output)
    {
        var cases = new Cases();
        using var buffered = new BufferedStream(input, 1 << 16);
        using var line = new MemoryStream();
        for (var next = buffered.ReadByte(); next >= 0; next = buffered.ReadByte())
        {
            if (next != '\n')
            {
                line.WriteByte((byte)next);
                continue;
            }

            Answer(cases, line, output);
        }

        if (line.Length > 0)
        {
            Answer(cases, line, output);
        }
    }

    private static void Answer(Cases cases, MemoryStream line, Stream output)
    {
        var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).Trim('\uFEFF', '\r');
        line.SetLength(0);
        var answer = new JsonText();
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Cases.MaxJsonDepth });
            cases.Answer(json.RootElement, answer);
        }
        catch (JsonException e)
        {
            answer = Refusal($"The line is no JSON that can be read: {e.Message}");
        }
#pragma warning disable CA1031 // Whatever one line does, the next is answered.
        catch (Exception e)
#pragma warning restore CA1031
        {
            answer = Refusal($"The line cannot be answered: {e.GetType().Name}: {e.Message}");
        }

        output.Write(Encoding.UTF8.GetBytes(answer.Append('\n').ToString()));
        output.Flush();
    }

    private static JsonText Refusal(string message) => new JsonText().Errors([new GraphQLError(message)]);
}
