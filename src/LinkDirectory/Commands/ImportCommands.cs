using System.CommandLine;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links.Import;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Features.Places;
using LinkDirectory.Features.Places.Import;

namespace LinkDirectory.Commands;

/// <summary>The verb <c>import</c> and a subcommand for each kind of file.</summary>
public static class ImportCommands
{
    private const string Help =
        " A row that cannot be imported is reported on standard error with its line, column, value and what to do, and the others go in "
            + "(exit code 0); with --strict it stops the import (exit code 1). Either everything is written or nothing.";

    private static readonly Option<string?> CodeProperty =
        new("--code") { Description = "The property that holds an area's code; guessed where it is not given (…CD)." };
    private static readonly Option<string?> NameProperty =
        new("--name") { Description = "The property that holds an area's name; guessed where it is not given (…NM)." };
    private static readonly Option<AreaKind?> KindOfArea =
        new("--kind") { Description = "The kind of all its areas; told from their GSS codes where it is not given." };

    public static Command Import(IServiceProvider services) =>
        new("import", "Bring public data and your own lists into the directory." + Help)
        {
            Verb(services, "gias",
                "Schools, from an extract of Get Information About Schools (edubasealldata…), as CSV or the zip as downloaded. A file of "
                    + "links between schools is recognised.", (source, _) => GiasImport.For(source)),
            Verb(services, "gias-links",
                "Which school followed which, from the links file of Get Information About Schools (links_edubasealldata…).",
                (_, _) => new GiasLinksImport()),
            Verb(services, "postcodes",
                "Postcodes and where they are: Code-Point Open as the zip downloaded or its folder, the ONS Postcode Directory or the "
                    + "National Statistics Postcode Lookup as CSV, or the centroids of outward codes as CSV.",
                    (source, _) => PostcodesImport.For(source)),
            Verb(
                services,
                "boundaries",
                "Areas and their boundaries, from GeoJSON in WGS 84.",
                (_, parsed) => new BoundariesImport(
                    new BoundaryReading(parsed.GetValue(CodeProperty), parsed.GetValue(NameProperty), parsed.GetValue(KindOfArea)),
                    SchoolAreaAssignment.AssignAsync),
                CodeProperty,
                NameProperty,
                KindOfArea),
            Verb(services, "areas",
                "Areas without their boundaries: codes, names, first and last days, and which followed which, from a spreadsheet (an Excel "
                    + "workbook or CSV); 'export template areas' writes one to begin with.",
                (_, _) => new AreasImport(SchoolAreaAssignment.AssignAsync)),
            Verb(services, "services", "Services, from a spreadsheet (an Excel workbook or CSV); 'export template services' writes one to "
                + "begin with.",
                (_, _) => new ServicesImport()),
            Verb(services, "contacts",
                "Points of contact and who holds them, from a spreadsheet (an Excel workbook or CSV); 'export template contacts' writes "
                    + "one to begin with.", (_, _) => new ContactsImport()),
            Verb(services, "links",
                "Agreed links of schools and services, from a spreadsheet (an Excel workbook or CSV); 'export template links' writes one "
                    + "to begin with.",
                (_, _) => new LinksImport()),
        };

    /// <summary>A subcommand with FILE, --dry-run and --strict.</summary>
    /// <param name="start">Makes the import that fits a file, for one run.</param>
    public static Command Verb(
        IServiceProvider services, string kind, string description, Func<ImportSource, ParseResult, IImport> start, params Option[] options)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The file: as downloaded (a zip too), an Excel workbook (.xlsx), or saved as CSV.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and write nothing." };
        var strict =
            new Option<bool>("--strict") { Description = "Let any row that cannot be imported stop the import, with nothing written." };
        var losses = new Option<int?>("--accept-losses")
        {
            Description = "Go on although so many open schools would lose a service that covers them. Without it an import stops by "
                + "which a school would lose its last crisis line or its last service for a need, or one school in a hundred anything.",
        };
        var command = new Command(kind, description + Help) { file, dryRun, strict, losses };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            var request = new ImportRequest(parsed.GetRequiredValue(file), parsed.GetValue(dryRun), parsed.GetValue(strict),
                parsed.GetValue(losses));
            ImportReport report;
            using (var progress = new ConsoleProgress())
            {
                report = await services.GetRequiredService<Imports>().RunAsync(kind, source => start(source, parsed), request,
                    Actor.Operator, progress, cancellation);
            }

            return ImportPrinter.Print(report, Console.Out, Console.Error);
        });
        return command;
    }
}
