using LinkDirectory.Benchmarks;

switch (args)
{
    case ["import", .. var files]:
        await ImportBenchmark.RunAsync(files.FirstOrDefault());
        return 0;
    case ["hot-paths"]:
        await HotPathBenchmark.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            Usage: import [FILE]   how long 'import gias' takes beside just reading the file and inserting its rows
                   hot-paths       how many of the commonest questions are answered beside an endpoint that does nothing
            """);
        return 1;
}
