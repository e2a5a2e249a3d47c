namespace LinkDirectory.Features.Imports;

/// <summary>
/// Prints an import's report for the command line: with people's names in a dry run, which is a preview, and else without.
/// </summary>
public static class ImportPrinter
{
    private const int LinesOfEach = 20;

    /// <returns>The exit code: 0, or 1 where nothing was imported because something was wrong.</returns>
    public static int Print(ImportReport report, TextWriter output, TextWriter errors)
    {
        PrintProblems(report, errors);
        PrintLosses(report, errors);
        if (report.Refusal is { } refusal)
        {
            errors.WriteLine(refusal);
            return 1;
        }

        PrintDifferences(report, output);
        foreach (var note in report.Notes)
        {
            output.WriteLine(note);
        }

        output.WriteLine(Summary(report));
        return 0;
    }

    private static void PrintProblems(ImportReport report, TextWriter errors)
    {
        foreach (var problem in report.Problems)
        {
            var kind = problem.Outcome switch
            {
                ImportRowOutcome.Rejected => "Rejected",
                ImportRowOutcome.Held => "Held",
                _ => "Warning",
            };
            errors.WriteLine($"{kind}: {problem}{(report.IsDryRun && problem.Question is { } question ? " " + question : "")}");
        }

        if (report.Problems.Count > 0)
        {
            errors.WriteLine(
                $"{report.Rejected:N0} of {report.Rows:N0} rows rejected, "
                    + $"{report.Warnings:N0} warnings"
                    + (report.Held > 0 ? $", {report.Held:N0} held for a decision." : "."));
        }

        if (report.NotListed is { } unlisted)
        {
            errors.WriteLine(unlisted);
        }
    }

    private static void PrintLosses(ImportReport report, TextWriter errors)
    {
        var sentences = report.Losses?.Sentences ?? [];
        foreach (var sentence in sentences.Take(SchoolLosses.MostListed))
        {
            errors.WriteLine($"Lost: {sentence}");
        }

        if (sentences.Count > SchoolLosses.MostListed)
        {
            errors.WriteLine($"Lost: and {sentences.Count - SchoolLosses.MostListed:N0} more schools");
        }
    }

    private static void PrintDifferences(ImportReport report, TextWriter output)
    {
        foreach (var (outcome, differences) in report.Differences.GroupBy(difference => difference.Outcome).OrderBy(kind => kind.Key)
            .Select(kind => (kind.Key, kind.ToList())))
        {
            foreach (var difference in differences.Take(LinesOfEach))
            {
                output.WriteLine($"{outcome}: {(report.IsDryRun ? difference.InFull : difference)}");
            }

            if (differences.Count > LinesOfEach)
            {
                output.WriteLine($"{outcome}: and {differences.Count - LinesOfEach:N0} more");
            }
        }
    }

    private static string Summary(ImportReport report)
    {
        var counts =
            $"{report.Rows:N0} rows: {report.Added:N0} added, {report.Changed:N0} changed, {report.Closed:N0} closed, "
                + $"{report.Vanished:N0} vanished, {report.Unchanged:N0} unchanged, {report.Rejected:N0} rejected"
                + (report.Held > 0 ? $", {report.Held:N0} held for a decision." : ".");
        return (report.Committed, report.HasDifferences) switch
        {
            (_, false) => $"{report.FileName}: nothing to change. {counts}",
            (true, true) => $"{report.FileName}: imported. {counts}",
            (false, true) => $"{report.FileName}: dry run, nothing was written. {counts}",
        };
    }
}
