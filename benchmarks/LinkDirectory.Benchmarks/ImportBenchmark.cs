using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using LinkDirectory.Benchmarks.England;
using LinkDirectory.Data;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using Microsoft.Data.Sqlite;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// Times <c>import gias</c> into a new, migrated database beside the least that any import must do: read the same file with
/// CsvHelper and insert seven columns of every row into a table with a unique URN. The two take turns, so that a busy machine slows both.
/// </summary>
internal static class ImportBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync(string? file)
    {
        using var folder = new TemporaryFolder();
        file ??= MadeUpSchools.Write(folder.File("edubasealldata.csv"), MadeUpSchools.Count, Ground.OfOne);
        Console.WriteLine($"import gias {Path.GetFileName(file)}, {Rounds} rounds; milliseconds");
        Console.WriteLine($"{"round",5} {"read",8} {"insert",8} {"baseline",9} {"import",8} {"ratio",6}");
        var baselines = new List<double>();
        var imports = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var (read, insert) = Baseline(file, folder.File($"baseline{round}.db"));
            var import = await ImportAsync(file, folder.File($"import{round}.db"));
            baselines.Add((read + insert).TotalMilliseconds);
            imports.Add(import.TotalMilliseconds);
            Console.WriteLine(
                $"{round,5} {read.TotalMilliseconds,8:N0} {insert.TotalMilliseconds,8:N0} {baselines[^1],9:N0} {imports[^1],8:N0} "
                    + $"{imports[^1] / baselines[^1],6:N1}");
        }

        var (usualBaseline, usualImport) = (Percentiles.Median(baselines), Percentiles.Median(imports));
        Console.WriteLine($"Median: baseline {usualBaseline:N0}, import {usualImport:N0}, ratio {usualImport / usualBaseline:N1}");
    }

    private static (TimeSpan Read, TimeSpan Insert) Baseline(string file, string database)
    {
        var watch = Stopwatch.StartNew();
        var rows = new List<string[]>();
        using (var source = ImportSource.Open(file))
        using (var text = source.Entries[0].OpenText())
        using (var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null }))
        {
            while (parser.Read())
            {
                rows.Add(parser.Record!);
            }
        }

        var read = watch.Elapsed;
        watch.Restart();
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL");
        Run(connection,
            "CREATE TABLE Schools (Id INTEGER PRIMARY KEY, Urn INTEGER UNIQUE, Name TEXT, Type TEXT, Town TEXT, Postcode TEXT, Easting "
                + "TEXT, Northing TEXT)");
        Insert(connection, rows);
        return (read, watch.Elapsed);
    }

    private static void Insert(SqliteConnection connection, List<string[]> rows)
    {
        string[] columns = ["URN", "EstablishmentName", "TypeOfEstablishment (name)", "Town", "Postcode", "Easting", "Northing"];
        var fields = columns.Select(column => Array.IndexOf(rows[0], column)).ToArray();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO Schools (Urn, Name, Type, Town, Postcode, Easting, Northing) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)";
        for (var index = 0; index < fields.Length; index++)
        {
            command.Parameters.Add(new SqliteParameter($"@p{index}", null));
        }

        command.Prepare();
        foreach (var row in rows.Skip(1))
        {
            for (var index = 0; index < fields.Length; index++)
            {
                command.Parameters[index].Value = row[fields[index]];
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static async Task<TimeSpan> ImportAsync(string file, string database)
    {
        using var host = BenchmarkHost.Over(database);
        await host.Services.GetRequiredService<DirectoryMigrator>().MigrateAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        await BulkWriting.ImportAsync(host.Services, new GiasImport(), file);
        return watch.Elapsed;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
