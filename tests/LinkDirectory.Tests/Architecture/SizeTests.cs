namespace LinkDirectory.Tests.Architecture;

/// <summary>Files, lines and folders stay short enough to be read at a sitting and found at a glance.</summary>
public sealed class SizeTests
{
    private const int MostLines = 300;
    private const int MostColumns = 140;
    private const int MostFiles = 25;

    // One rule of the specification is one file: the folder is a list to look a rule up in.
    private const string RulesOfValidation = "src/LinkDirectory.GraphQL/Validation/Rules";

    [Fact]
    public void No_source_file_is_longer_than_can_be_read_at_a_sitting()
    {
        var tooLong = from file in Source()
                      let lines = File.ReadLines(Repository.PathOf(file)).Count()
                      where lines > MostLines
                      select $"{file} has {lines} lines: {MostLines} at most";

        Breaches.MustBeNone(tooLong);
    }

    [Fact]
    public void No_line_of_source_is_wider_than_a_screen()
    {
        var tooWide = from file in Source()
                      from line in File.ReadLines(Repository.PathOf(file)).Select((text, index) => (Number: index + 1, text.Length))
                      where line.Length > MostColumns
                      select $"{file}:{line.Number} has {line.Length} columns: {MostColumns} at most";

        Breaches.MustBeNone(tooWide);
    }

    [Fact]
    public void No_folder_of_source_holds_more_files_than_can_be_taken_in_at_a_glance()
    {
        var tooFull = from folder in Source().GroupBy(file => file[..file.LastIndexOf('/')])
                      where folder.Count() > MostFiles && folder.Key != RulesOfValidation
                      select $"{folder.Key} has {folder.Count()} files: {MostFiles} at most";

        Breaches.MustBeNone(tooFull);
    }

    // Prose is wrapped by who reads it, and lock files, drawings and migrations by who made them.
    private static IEnumerable<string> Source() =>
        Repository.Files().Where(file => file.StartsWith("src/", StringComparison.Ordinal)
            && !file.Contains("/Migrations/", StringComparison.Ordinal) && Path.GetExtension(file) is not (".json" or ".md" or ".svg"));
}
