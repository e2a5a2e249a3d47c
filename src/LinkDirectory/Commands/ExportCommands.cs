using System.CommandLine;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links.Import;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places.Import;

namespace LinkDirectory.Commands;

/// <summary>The verb <c>export</c>: what the directory gives out as files.</summary>
public static class ExportCommands
{
    private static readonly Dictionary<string, IReadOnlyList<(ImportColumn, string)>> Templates = new(StringComparer.Ordinal)
    {
        ["areas"] = [.. AreaColumns.All.Select(column => (column, column.Example))],
        ["services"] = [.. ServiceColumns.All.Select(column => (column, column.Example))],
        ["contacts"] = ContactColumns.Template,
        ["links"] = LinkColumns.Template,
    };

    public static Command Export(IServiceProvider services) =>
        new("export", "Write the API's schema, a template of a file to import, the services, or the audit trail.")
        {
            Schema(),
            Template(),
            Services(services),
            Audit(services),
        };

    private static Command Schema()
    {
        var output = new Option<string?>("--output") { Description = "The file to write or overwrite; else standard output." };
        var command = new Command("schema", "The API's schema, as a server has it at /graphql/schema.graphql.") { output };
        command.SetAction(async (parsed, cancellation) =>
        {
            // Composed as it is served, and not started: the database is not touched.
            await using var server = Server.Compose([]).Build();
            var schema = SchemaPrinter.Print(server.Services.GetRequiredService<Schema>());
            return await WriteAsync(parsed.GetValue(output), FileMode.Create,
                stream => stream.WriteAsync(Encoding.UTF8.GetBytes(schema), cancellation).AsTask());
        });
        return command;
    }

    private static Command Template()
    {
        var kind = new Argument<string>("KIND") { Description = "areas, services, contacts or links." };
        kind.AcceptOnlyFromAmong([.. Templates.Keys]);
        var output = new Option<string?>("--output")
        {
            Description = "The file to write, which must be new: a workbook where it ends in .xlsx, else CSV. Else standard output.",
        };
        var command = new Command("template", "The columns of a file to import, with one example to copy.") { kind, output };
        command.SetAction((parsed, cancellation) =>
        {
            var (name, file) = (parsed.GetRequiredValue(kind), parsed.GetValue(output));
            return WriteAsync(file, FileMode.CreateNew, stream => ImportTemplate.WriteAsync(
                stream, TableWriter.FormatOf(file ?? ""), name, Templates[name], cancellation));
        });
        return command;
    }

    private static Command Services(IServiceProvider services)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The file to write, which must be new: a workbook where it ends in .xlsx, else CSV.",
        };
        var command = new Command("services", "Every service with its provider, as the file that `import services` reads.") { file };
        command.SetAction((parsed, cancellation) => WriteAsync(parsed.GetRequiredValue(file), FileMode.CreateNew,
            stream => services.GetRequiredService<ServicesExport>().WriteAsync(
                stream, TableWriter.FormatOf(parsed.GetRequiredValue(file)), cancellation)));
        return command;
    }

    private static Command Audit(IServiceProvider services)
    {
        var file = new Argument<string>("FILE") { Description = "The CSV file to write, which must be new." };
        var from = new Option<DateOnly?>("--from") { Description = "The first day, as in 2026-09-01." };
        var to = new Option<DateOnly?>("--to") { Description = "The last day." };
        var command = new Command("audit", "The audit trail: who did what to which record, and who read whose details.") { file, from, to };
        command.SetAction((parsed, cancellation) =>
        {
            var filter = new AuditFilter { From = parsed.GetValue(from), To = parsed.GetValue(to) };
            var lines = services.GetRequiredService<AuditSearch>().ExportAsync(filter, Actor.Operator, cancellation);
            return WriteAsync(parsed.GetValue(file), FileMode.CreateNew, async stream =>
            {
                // A byte order mark, by which spreadsheets know it to be UTF-8.
                await using var writer = new StreamWriter(stream, Encoding.UTF8, leaveOpen: true);
                await AuditFile.WriteAsync(lines, writer, cancellation);
            });
        });
        return command;
    }

    private static async Task<int> WriteAsync(string? file, FileMode mode, Func<Stream, Task> write)
    {
        if (file is null)
        {
            // By way of the console's own encoding.
            using var content = new MemoryStream();
            await write(content);
            content.Position = 0;
            await Console.Out.WriteAsync(await new StreamReader(content, Encoding.UTF8).ReadToEndAsync());
            return 0;
        }

        try
        {
            await using var stream = new FileStream(file, mode);
            await write(stream);
            return 0;
        }
        catch (InvalidDataException problem)
        {
            return await CommandLineVerbs.RefuseAsync(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return await CommandLineVerbs.RefuseAsync($"{file} cannot be written: {problem.Message} Choose another name or folder.");
        }
    }
}
