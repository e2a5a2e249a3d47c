using System.Diagnostics;
using System.Globalization;

namespace LinkDirectory.Benchmarks;

/// <summary>
/// Runs a claim over cases of chance whole, of which the gate tries few: the built test program with the number and the seed set, as many
/// at once as there are processors. What it writes and its exit code are passed on.
/// </summary>
internal static class SoakRun
{
    private const int DefaultSeed = 20_261_130;

    private static readonly Claim[] Claims =
    [
        new("own-acts", 5_000, "sequences of one's own acts show no name that one could not see", "*OwnActsTests.No_sequence_*"),
        new("search", 1_000, "changes of chance, and the search answers as a new one", "*SearchFollowsTests.After_every_*"),
        new("reading", 1_000, "changes of chance show in the next reading as in the tables", "*PreparedReadingTests.Each_of_many_*"),
        new("reorganisations", 25, "times 40 countries lose no crisis line and no service", "*RandomReorganisationTests.No_school_*"),
        new("boundaries", 5_000, "files of boundaries are imported whole or refused", "*RandomBoundariesTests.Of_500_*"),
        new("names", 3_000, "people are not joined or parted wrongly", "*SamePersonTests.Of_500_*"),
        new("headers", 5_000, "headings lose no row and no column", "*ColumnsTests.Of_500_*"),
        new("cells", 5_000, "cells of a workbook are read as people see them", "*WorkbookImportTests.Of_500_*"),
        new("typed", 500_000, "telephone numbers and days are read however they are dressed", "*AsPeopleWriteItTests.Every_*"),
        new("bounces", 20, "times 250 mails that came back are told apart", "*BounceKindsTests.Of_500_*"),
        new("services", 2_000, "services come back from a file as they were", "*ExportAndImportTests.Two_hundred_*"),
        new("who-to-contact", 100, "directories are answered as by asking every service", "*WhoToContactOracleTests.Random_*"),
        new("answers", 20, "times 250 answers of the API do not contradict themselves", "*AnswerAgreementTests.No_answer_*"),
        new("holders", 50, "times 60 roles and their rows agree on who holds them", "*HoldersOnADayTests.A_role_*"),
        new("killed", 1_000, "leavings are recorded whole or not at all when the server is killed", "*MailedDepartureTests.Whenever_*"),
    ];

    /// <returns>The exit code: 0 if the claim held.</returns>
    public static async Task<int> RunAsync(string? name, string? seedText)
    {
        if (Claims.SingleOrDefault(claim => claim.Name == name) is not { } found)
        {
            Console.WriteLine("Name a claim, and a seed if another than the usual one:");
            Array.ForEach(Claims, claim => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {claim.Name,-16} {claim.Cases,7:N0} {claim.Says}")));
            return name is null ? 0 : 1;
        }

        if (Program() is not { } program)
        {
            await Console.Error.WriteLineAsync("The tests are not built. Run: dotnet build tests/LinkDirectory.Tests");
            return 1;
        }

        var seed = seedText is null ? DefaultSeed : int.Parse(seedText, CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Name}: {found.Cases:N0} {found.Says}; seed {seed}"));
        var watch = Stopwatch.StartNew();
        var parts = Environment.ProcessorCount;
        var codes = await Task.WhenAll(Enumerable.Range(0, parts).Select(part =>
        {
            var (from, until) = (found.Cases * part / parts, found.Cases * (part + 1) / parts);
            return from < until ? RunAsync(program, found.Tests, seed + from, until - from) : Task.FromResult(0);
        }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{found.Name}: {(codes.All(code => code == 0) ? "held" : "did not hold")}, in {watch.Elapsed.TotalMinutes:N1} minutes"));
        return codes.Max();
    }

    private static async Task<int> RunAsync(string program, string tests, int seed, int cases)
    {
        var start = new ProcessStartInfo(program, ["-noColor", "-method", tests]) { UseShellExecute = false };
        start.Environment["SOAK_SEED"] = seed.ToString(CultureInfo.InvariantCulture);
        start.Environment["SOAK_CASES"] = cases.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    // The newest, of whichever configuration.
    private static string? Program()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "LinkDirectory.sln")))
        {
            root = root.Parent;
        }

        var built = new DirectoryInfo(Path.Combine(root?.FullName ?? ".", "tests", "LinkDirectory.Tests", "bin"));
        var name = OperatingSystem.IsWindows() ? "LinkDirectory.Tests.exe" : "LinkDirectory.Tests";
        return built.Exists ? built.EnumerateFiles(name, SearchOption.AllDirectories).MaxBy(file => file.LastWriteTimeUtc)?.FullName : null;
    }

    /// <param name="Cases">How many the claim is of, and the gate's tests a part of.</param>
    /// <param name="Says">What is claimed of them, to follow their number.</param>
    /// <param name="Tests">The tests, as the runner filters methods.</param>
    private sealed record Claim(string Name, int Cases, string Says, string Tests);
}
