using System.CommandLine;
using System.Text;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;

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
        Template(),
    };

    private static Command Template()
    {
        var kind = new Argument<string>("KIND") { Description = "services, contacts or links." };
        kind.AcceptOnlyFromAmong([.. Templates.Keys]);
        var output = new Option<string?>("--output") { Description = "The file to write; standard output where it is not given. A file that is there already is kept." };
        var command = new Command("template", "The columns of a file to import, with one example, to keep in a spreadsheet.") { kind, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var template = ImportTemplate.Write(Templates[parsed.GetRequiredValue(kind)]);
            if (parsed.GetValue(output) is not { } file)
            {
                await Console.Out.WriteAsync(template);
                return 0;
            }

            try
            {
                // Spreadsheets take a file for UTF-8 by its byte order mark.
                await using var stream = new FileStream(file, FileMode.CreateNew);
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await writer.WriteAsync(template.AsMemory(), cancellation);
                return 0;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"{file} cannot be written: {problem.Message} Choose another name or folder.");
                return 1;
            }
        });
        return command;
    }
}
