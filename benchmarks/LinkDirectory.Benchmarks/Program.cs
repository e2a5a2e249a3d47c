using System.Globalization;
using LinkDirectory.Benchmarks;
using LinkDirectory.Benchmarks.HotPaths;
using LinkDirectory.Benchmarks.National;

switch (args)
{
    case ["import", .. var files]:
        await ImportBenchmark.RunAsync(files.FirstOrDefault());
        return 0;
    case ["hot-paths", .. var more]:
        await HotPathBenchmark.RunAsync(
            more is [var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 11, more is [_, var kept] ? kept : null);
        return 0;
    case ["growth", .. var sizes]:
        await GrowthBenchmark.RunAsync(sizes is [] ? [1, 4, 16] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        return 0;
    case ["hot-paths-server", var database]:
        await HotPathServer.RunAsync(database);
        return 0;
    case ["writers"]:
        await WritersBenchmark.RunAsync();
        return 0;
    case ["backup"]:
        await BackupBenchmark.RunAsync();
        return 0;
    case ["contacts"]:
        await ContactGridBenchmark.RunAsync();
        return 0;
    case ["graphql", .. var files]:
        await GraphQLBenchmark.RunAsync(files.FirstOrDefault());
        return 0;
    case ["graphql-server", .. var files]:
        await NationalServer.RunAsync(files.FirstOrDefault());
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            Usage: import [FILE]   how long 'import gias' takes beside just reading the file and inserting its rows
                   hot-paths       the commonest questions beside the same answers from endpoints written by hand on the same database
                   growth [TIMES]  how long they take in directories of 1, 4 and 16 times England's size
                   contacts        how long a page, a sort and a filter of 66,000 points of contact take
                   writers         how long readers and writers wait while another writer holds the database for five seconds
                   backup          how long a backup takes alone, and beside 150 changes a second
                   graphql [FILE]  GraphQL beside the same answers from endpoints written by hand, over the nation's schools in memory
            """);
        return 1;
}
