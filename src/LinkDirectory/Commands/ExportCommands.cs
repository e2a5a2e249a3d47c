using System.CommandLine;
using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links.Import;
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

    public static Command Export(IServiceProvider services) => new("export", "Write what others begin with or build on, or ask for.")
    {
        Schema(),
        Template(),
        Audit(services),
    };

    private static Command Schema()
    {
        var output = new Option<string?>(
            "--output") { Description = "The file to write, over one that is there; standard output where it is not given." };
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
        var output = new Option<string?>(
            "--output") { Description = "The file to write; standard output where it is not given. A file that is there already is kept." };
        var command = new Command("template", "The columns of a file to import, with one example, to keep in a spreadsheet.")
        {
            kind,
            output,
        };

        // Spreadsheets take a file for UTF-8 by its byte order mark.
        command.SetAction((parsed, cancellation) => WriteAsync(
            ImportTemplate.Write(Templates[parsed.GetRequiredValue(kind)]),
            parsed.GetValue(output),
            FileMode.CreateNew,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            cancellation));
        return command;
    }

    private static Command Audit(IServiceProvider services)
    {
        var file = new Argument<string>("FILE") { Description = "The CSV file to write. A file that is there already is kept." };
        var from = new Option<DateOnly?>("--from") { Description = "The first day, as in 2026-09-01." };
        var to = new Option<DateOnly?>("--to") { Description = "The last day." };
        var command = new Command("audit", "The audit trail: who did what to which record, and who read whose details.") { file, from, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await using var stream = new FileStream(parsed.GetRequiredValue(file), FileMode.CreateNew);
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                var lines = services.GetRequiredService<AuditSearch>().ExportAsync(
                    new AuditFilter { From = parsed.GetValue(from), To = parsed.GetValue(to) }, Actor.Operator, cancellation);
                await AuditFile.WriteAsync(lines, writer, cancellation);
                return 0;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(
                    $"{parsed.GetRequiredValue(file)} cannot be written: {problem.Message} Choose another name or folder.");
                return 1;
            }
        });
        return command;
    }

    private static async Task<int> WriteAsync(
        string text, string? file, FileMode mode, UTF8Encoding encoding, CancellationToken cancellation)
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
