using System.Data;
using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Imports;

/// <summary>
/// Runs imports, each staged: read everything, compare, then write all of it and its record in one transaction, or nothing.
/// One at a time: the transaction takes the database's write lock before it compares, so that what was compared is what
/// changes. Readers are never kept waiting.
/// </summary>
public sealed class Imports(DirectoryDb directory, ISchoolLosses losses, ImportSeal seal, TimeProvider clock)
{
    public Task<ImportReport> RunAsync(IImport import, ImportRequest request, Actor actor, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default) =>
        RunAsync(import.Kind, _ => import, request, actor, progress, cancellation);

    /// <param name="kind">The kind to report where the file cannot even be opened.</param>
    /// <param name="choose">Which import a file is for, by its content.</param>
    /// <returns>What was found and done; <see cref="ImportReport.Refusal"/> says why nothing was.</returns>
    public async Task<ImportReport> RunAsync(
        string kind, Func<ImportSource, IImport> choose, ImportRequest request, Actor actor, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var report = new ImportReport(kind, Path.GetFileName(Path.TrimEndingDirectorySeparator(request.Path)));
        if (!actor.Imports)
        {
            return report.Refuse("You may not import: it takes permission to edit the directory.");
        }

        try
        {
            using var source = ImportSource.Open(request.Path, request.Bounds);
            var import = choose(source);
            report = new ImportReport(import.Kind, source.FileName) { DataDate = source.DateInName, MostRows = request.Bounds.Rows };
            var session = new ImportSession(source, report, actor, clock.GetUtcNow(), progress, cancellation, request.AcceptLosses);
            await import.ReadAsync(session);
            return await CommitAsync(import, request, session);
        }
        catch (ImportRefusedException refusal)
        {
            return report.Refuse(refusal.Message);
        }
        catch (Exception problem) when (DatabaseBusyException.IsBehind(problem))
        {
            return report.Refuse("The database is being changed by another import or edit. Wait until it has finished, then import again.");
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            return report.Refuse($"The file could not be read to its end: {problem.Message} Check it and import again.");
        }
    }

    private async Task<ImportReport> CommitAsync(IImport import, ImportRequest request, ImportSession session)
    {
        var report = session.Report;
        if (StrictRefusal(request, report) is { } refused)
        {
            return refused;
        }

        await using var db = directory.Open();
        await using (var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, session.Cancellation))
        {
            session.Db = db;
            session.Tell(ImportStage.Comparing, 0);
            await import.CompareAsync(session);
            if (StrictRefusal(request, report) is { } refusedNow)
            {
                return refusedNow;
            }

            var lost = import.MayTakeFromSchools && report.HasDifferences ? await losses.WatchAsync(db, session.Cancellation) : null;
            if (request.DryRun && lost is null)
            {
                report.IsDryRun = true;
                return report;
            }

            session.Tell(ImportStage.Writing, 0);
            await import.WriteAsync(session);
            session.Tell(ImportStage.Finishing, 0);
            if (await LossesRefusalAsync(lost, request, report) is { } refusedFor)
            {
                return refusedFor;
            }

            if (request.DryRun)
            {
                return report;
            }

            await RecordAsync(import, session);
            if (report.HasDifferences)
            {
                await BulkData.RefreshStatisticsAsync(db, session.Cancellation);
            }

            await transaction.CommitAsync(session.Cancellation);
            report.Committed = true;
        }

        if (report.HasDifferences)
        {
            BulkData.ForgetPlans(directory, db);
        }

        return report;
    }

    private static async Task<ImportReport?> LossesRefusalAsync(Func<Task<SchoolLosses>>? lost, ImportRequest request, ImportReport report)
    {
        if (lost is null)
        {
            return null;
        }

        report.Losses = await lost();
        if (report.Losses.MayGoOn(request.AcceptLosses))
        {
            return null;
        }

        const string how = "If that is right, import it with --accept-losses";
        var would = $"{report.Losses.Summary()} {how} {report.Losses.Schools}.";
        if (!request.DryRun)
        {
            return report.Refuse($"Nothing was imported. {would}");
        }

        report.Note(would);
        return null;
    }

    private static ImportReport? StrictRefusal(ImportRequest request, ImportReport report)
    {
        if (!request.Strict || report.Rejected + report.CellsLeftOut == 0)
        {
            return null;
        }

        var mistakes = report.Rejected > 0
            ? $"{PlainNumber.Format(report.Rejected, "row", "rows")} cannot be"
            : $"{PlainNumber.Format(report.CellsLeftOut, "cell", "cells")} cannot be read";
        return report.Refuse(
            $"Nothing was imported, because {mistakes} and --strict was given. Correct the file, or import without --strict.");
    }

    private async Task RecordAsync(IImport import, ImportSession session)
    {
        var (report, db) = (session.Report, session.Db);
        var run = new ImportRun
        {
            Kind = report.Kind,
            FileName = report.FileName,
            Sha256 = await session.Source.Sha256,
            Actor = session.Actor.Name,
            StartedAt = session.At,
            FinishedAt = clock.GetUtcNow(),
            DataDate = report.DataDate,
            Rows = report.Rows,
            Added = report.Added,
            Changed = report.Changed,
            Closed = report.Closed,
            Vanished = report.Vanished,
            Unchanged = report.Unchanged,
            Rejected = report.Rejected + report.Held,
        };
        db.Add(run);
        var counts =
            $"{report.Rows} rows: {report.Added} added, {report.Changed} changed, {report.Closed} closed, {report.Vanished} vanished, "
                + $"{report.Unchanged} unchanged, {report.Rejected} rejected, {report.Held} held";
        AuditTrail.Add(db, session.Actor, run.FinishedAt, $"import {report.Kind}", report.FileName, counts);
        await db.SaveChangesAsync(session.Cancellation);
        RecordRows(session, run.Id);
        await KeepUndoAsync(import, session, run.Id);
    }

    // What undoing needs names people, so that it is kept no longer than it is of use.
    private async Task KeepUndoAsync(IImport import, ImportSession session, int run)
    {
        var old = session.At.AddDays(-ImportUndo.Days);
        await session.Db.Set<ImportUndo>().Where(u => u.ImportedAt < old).ExecuteDeleteAsync(session.Cancellation);
        if (import is IUndoableImport undoable && session.Report.HasDifferences)
        {
            session.Db.Add(new ImportUndo { ImportRunId = run, ImportedAt = session.At, Sealed = seal.Close(undoable.Before) });
            await session.Db.SaveChangesAsync(session.Cancellation);
        }
    }

    private static void RecordRows(ImportSession session, int run)
    {
        using var insert = new BulkCommand(
            session.Db,
            "INSERT INTO \"ImportRowResults\" (\"ImportRunId\", \"Line\", \"Subject\", \"Outcome\", \"Column\", \"Message\") VALUES (@p0, "
                + "@p1, @p2, @p3, @p4, @p5)", 6);
        foreach (var difference in session.Report.Differences)
        {
            var message = difference.Fields.Count == 0 ? null : string.Join("; ", difference.Fields);
            insert.Execute(run, difference.Line, difference.Subject, difference.Outcome.ToString(), null, message);
        }

        foreach (var sentence in session.Report.Losses?.Sentences ?? [])
        {
            insert.Execute(run, null, "Lost by schools", ImportRowOutcome.Warned.ToString(), null, sentence);
        }

        if (session.Report.NotListed is { } unlisted)
        {
            insert.Execute(run, null, "Further rows", ImportRowOutcome.Warned.ToString(), null, unlisted);
        }

        foreach (var problem in session.Report.Problems)
        {
            var subject = problem.Subject is "" ? $"Line {problem.Line}" : problem.Subject;
            insert.Execute(run, problem.Line, subject, problem.Outcome.ToString(), problem.Column, problem.ToString());
        }
    }
}
