using System.Globalization;
using LinkDirectory.Benchmarks;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Benchmarks.HotPaths;
using LinkDirectory.Benchmarks.National;
using LinkDirectory.Benchmarks.Prices;
using LinkDirectory.Benchmarks.Served;
using LinkDirectory.Benchmarks.Siege;
using LinkDirectory.Tests.Api.Shapes;

switch (args)
{
    case ["graphql", .. var files]:
        await GraphQLBenchmark.RunAsync(files.FirstOrDefault());
        return 0;
    case ["hot-paths", .. var more]:
        await HotPathBenchmark.RunAsync(more is [var rounds, ..] ? Number(rounds) : 11, more.ElementAtOrDefault(1));
        return 0;
    case ["growth", .. var given]:
        int[] sizes = [.. given.Where(one => int.TryParse(one, out _)).Select(Number)];
        await GrowthBenchmark.RunAsync(sizes is [] ? [1, 4, 16] : sizes, given.FirstOrDefault(Directory.Exists));
        return 0;
    case ["import", .. var files]:
        await ImportBenchmark.RunAsync(files.FirstOrDefault());
        return 0;
    case ["contacts"]:
        await ContactGridBenchmark.RunAsync();
        return 0;
    case ["writers"]:
        await WritersBenchmark.RunAsync();
        return 0;
    case ["backup"]:
        await BackupBenchmark.RunAsync();
        return 0;
    case ["england", var database, .. var files]:
        await MadeUpEngland.FillAsync(database, files.FirstOrDefault());
        return 0;
    case ["prices", .. var given]:
        await PricesBenchmark.RunAsync(given.FirstOrDefault(File.Exists), given.FirstOrDefault(name => !File.Exists(name)));
        return 0;
    case ["shapes"]:
        return await ShapesBenchmark.RunAsync(OperationShapes.UsualSeed, file: null);
    case ["shapes", var seed, .. var files] when int.TryParse(seed, out var number):
        return await ShapesBenchmark.RunAsync(number, files.FirstOrDefault());
    case ["siege", .. var siege]:
        return await SiegeBenchmark.RunAsync(siege.ElementAtOrDefault(0), siege.ElementAtOrDefault(1)) ? 0 : 1;
    case ["soak", .. var soak]:
        return await SoakRun.RunAsync(soak.ElementAtOrDefault(0), soak.ElementAtOrDefault(1));

    // What other verbs start, in processes of their own.
    case [DirectoryServer.Verb, var database, .. var settings]:
        await DirectoryServer.RunAsync(database, settings);
        return 0;
    case [HotPathServer.Verb, var database]:
        await HotPathServer.RunAsync(database);
        return 0;
    case [NationalServer.Verb, .. var files]:
        await NationalServer.RunAsync(files.FirstOrDefault());
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            Usage: graphql [FILE]  GraphQL beside the same answers from endpoints written by hand, over the nation's schools in memory
                   hot-paths [ROUNDS [DB]]
                                   the commonest questions beside the same answers from endpoints written by hand on the same database,
                                   in 11 rounds; DB is kept, and made where there is none
                   growth [TIMES…] [FOLDER]
                                   how long they take in directories of 1, 4 and 16 times England's size, kept in the folder
                   import [FILE]   how long 'import gias' takes beside just reading the file and inserting its rows
                   contacts        how long a page, a sort and a filter of 65,000 points of contact take
                   writers         how long readers and writers wait while another writer holds the database for five seconds
                   backup          how long a backup takes alone, and beside 150 changes a second
                   england DB [FILE]
                                   only fills a new database with as much as England has, for hot-paths, prices and shapes
                   prices [FILE] [FIELD]
                                   what each field of the API takes of a processor, beside its price; FILE may be such a DB, FIELD a
                                   part of the fields' names
                   shapes [SEED [FILE]]
                                   200 operations as dear as is accepted; exit code 1 where one takes over 1.5 s of processor
                   siege [SEED] [MINUTES]
                                   what a good client and the server's memory suffer from fifty hostile addresses, for 15 minutes
                   soak [NAME] [SEED]
                                   a claim over thousands of cases of chance, of which the gate tries few; without NAME, which there are
            FILE is a GIAS extract; without one, a made-up one of the same size is used.
            """);
        return 1;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
