using System.CommandLine;
using System.Text;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.Commands;

/// <summary>The verb <c>export</c>: what the directory gives out as files.</summary>
public static class ExportCommands
{
    private static readonly Dictionary<string, IReadOnlyList<(ImportColumn, string)>> Templates = new(StringComparer.Ordinal)
    {
        ["services"] = ServiceColumns.Template,
        ["contacts"] = ContactColumns.Template,
        ["links"] = LinkColumns.Template,
    };

    public static Command Export() => new("export", "Write what others begin with or build on.")
    {
        Schema(),
        Template(),
    };

    private static Command Schema()
    {
        var output = new Option<string?>("--output") { Description = "The file to write, over one that is there; standard output where it is not given." };
        var command = new Command("schema", "The API's schema, as a server has it at /graphql/schema.graphql.") { output };
        command.SetAction(async (parsed, cancellation) =>
        {
            // Composed as it is served, and not started: the database is not touched.
            await using var server = Server.Compose([]).Build();
            var schema = SchemaPrinter.Print(server.Services.GetRequiredService<Schema>());
            return await WriteAsync(schema, parsed.GetValue(output), FileMode.Create, new UTF8Encoding(), cancellation);
        });
        return command;
    }

    private static Command Template()
    {
        var kind = new Argument<string>("KIND") { Description = "services, contacts or links." };
        kind.AcceptOnlyFromAmong([.. Templates.Keys]);
        var output = new Option<string?>("--output") { Description = "The file to write; standard output where it is not given. A file that is there already is kept." };
        var command = new Command("template", "The columns of a file to import, with one example, to keep in a spreadsheet.") { kind, output };

        // Spreadsheets take a file for UTF-8 by its byte order mark.
        command.SetAction((parsed, cancellation) => WriteAsync(
            ImportTemplate.Write(Templates[parsed.GetRequiredValue(kind)]),
            parsed.GetValue(output),
            FileMode.CreateNew,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            cancellation));
        return command;
    }

    private static async Task<int> WriteAsync(string text, string? file, FileMode mode, UTF8Encoding encoding, CancellationToken cancellation)
    {
        if (file is null)
        {
            await Console.Out.WriteAsync(text.AsMemory(), cancellation);
            return 0;
        }

        try
        {
            await using var stream = new FileStream(file, mode);
            await using var writer = new StreamWriter(stream, encoding);
            await writer.WriteAsync(text.AsMemory(), cancellation);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file} cannot be written: {problem.Message} Choose another name or folder.");
            return 1;
        }
    }
}
