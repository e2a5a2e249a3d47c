using System.Text.Json;
using LinkDirectory.Data.Spatial;
using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>How a boundary file is to be read, where it does not say.</summary>
/// <param name="Code">The property that holds an area's code; null to guess it.</param>
/// <param name="Name">The property that holds an area's name; null to guess it.</param>
/// <param name="Kind">The kind of all its areas; null to tell it from the codes.</param>
public sealed record BoundaryReading(string? Code = null, string? Name = null, AreaKind? Kind = null);

/// <summary>
/// Imports areas and their boundaries from GeoJSON. An area of the same kind that the file does not have is kept, since services'
/// catchments name it; where areas of the file took its ground, it has ended and they followed it.
/// </summary>
/// <param name="followAsync">Brings up to date what follows from areas, in the import's transaction.</param>
public sealed class BoundariesImport(BoundaryReading reading, Func<ImportSession, Task> followAsync) : IImport
{
    private const long LargestFile = 1L << 30;

    private readonly Dictionary<string, AreaInFile> read = new(StringComparer.Ordinal);
    private readonly List<Area> added = [];
    private readonly List<Area> changed = [];
    private IReadOnlyList<EndedArea> ended = [];
    private int districts;
    private int metropolitanCounties;
    private int parts;

    public string Kind => "boundaries";

    public bool MayTakeFromSchools => true;

    public Task ReadAsync(ImportSession session)
    {
        var entry = EntryOf(session.Source);
        try
        {
            GeoJson.ReadFeatures(entry.ReadBytes(LargestFile), feature =>
            {
                session.Report.CountRow();
                Read(feature, session.Report);
                session.Tell(ImportStage.Reading, feature.Number);
            });
        }
        catch (JsonException problem)
        {
            throw new ImportRefusedException(
                $"{entry.Name} is not a GeoJSON feature collection, or is incomplete ({problem.Message}) Download it again as GeoJSON.",
                problem);
        }

        session.Report.Note(Remarks());
        if (read.Count == 0)
        {
            throw new ImportRefusedException($"{entry.Name} holds no area that can be imported.");
        }

        return Task.CompletedTask;
    }

    public async Task CompareAsync(ImportSession session)
    {
        var report = session.Report;
        var known = await session.Db.Areas.AsNoTracking().ToDictionaryAsync(area => area.Code, StringComparer.Ordinal,
            session.Cancellation);
        var arrived = new List<ArrivedArea>();
        foreach (var area in read.Values.Select(found => found.ToArea()))
        {
            var old = known.GetValueOrDefault(area.Code);
            if (old is null)
            {
                added.Add(area);
                report.Add(new ImportDifference(null, Subject(area), ImportRowOutcome.Added, []));
            }
            else if (!Takes(area, old, report))
            {
                continue;
            }

            if (old?.BoundaryVersion != area.BoundaryVersion)
            {
                arrived.Add(new ArrivedArea(area, old?.Boundary));
            }
        }

        BoundaryPlausibility.RefuseMoved(arrived, session.AcceptLosses);
        await CompareGoneAsync(session, [.. known.Values.Where(area => !read.ContainsKey(area.Code))], arrived);
    }

    public async Task WriteAsync(ImportSession session)
    {
        if (!session.Report.HasDifferences)
        {
            return;
        }

        session.Db.Areas.AddRange(added);
        session.Db.Areas.UpdateRange(changed);
        await session.Db.SaveChangesAsync(session.Cancellation);
        await AreaSuccession.EndAsync(session.Db, [.. ended.Select(area => area.AsEnd())], session.Cancellation);
        await followAsync(session);
    }

    private bool Takes(Area area, Area old, ImportReport report)
    {
        (area.Id, area.ValidFrom, area.ValidUntil) = (old.Id, old.ValidFrom, old.ValidUntil);
        var changes = Changes(old, area);
        if (changes.Count == 0)
        {
            report.CountUnchanged();
            return false;
        }

        changed.Add(area);
        report.Add(new ImportDifference(null, Subject(area), ImportRowOutcome.Changed, changes));
        return true;
    }

    private async Task CompareGoneAsync(ImportSession session, IReadOnlyList<Area> gone, IReadOnlyList<ArrivedArea> arrived)
    {
        var kinds = read.Values.Select(found => found.Kind).ToHashSet();
        var candidates = gone.Where(area => kinds.Contains(area.Kind)).OrderBy(area => area.Code, StringComparer.Ordinal).ToList();
        ended = await EndedArea.FindAsync(session, candidates, arrived);
        foreach (var area in ended)
        {
            session.Report.Add(new ImportDifference(null, Subject(area.Area), ImportRowOutcome.Changed, area.Changes()));
        }

        var kept = candidates.Where(area => area.ValidUntil is null && ended.All(end => end.Area.Id != area.Id)).ToList();
        if (kept.Count > 0)
        {
            session.Report.Note((kept.Count == 1
                ? "1 area of the same kind is not in this file and stays as before: "
                : $"{PlainNumber.Format(kept.Count)} areas of the same kind are not in this file and stay as before: ")
                + $"{Phrases.ShortList([.. kept.Select(area => CodeText.Named(area.Name, area.Code))], "and")}.");
        }
    }

    private IEnumerable<string> Remarks()
    {
        if (districts > 0)
        {
            yield return $"Skipped {districts:N0} districts (E07), whose counties are the local authorities for schools. Give --kind to "
                + "import them as something else.";
        }

        if (metropolitanCounties > 0)
        {
            yield return $"Skipped {PlainNumber.Format(metropolitanCounties, "metropolitan county", "metropolitan counties")} (E11), whose "
                + "districts (E08) are the local authorities for schools. Import a file that has the districts.";
        }

        if (parts > 0)
        {
            yield return $"{PlainNumber.Format(parts, "feature", "features")} had a code that an earlier one had too, for another piece of "
                + "ground. The pieces were joined.";
        }
    }

    private static ImportEntry EntryOf(ImportSource source)
    {
        var candidates = source.Entries.Count == 1
            ? source.Entries
            : [.. source.Entries.Where(entry => entry.Name.EndsWith("json", StringComparison.OrdinalIgnoreCase))];
        return candidates.Count == 1
            ? candidates[0]
            : throw new ImportRefusedException($"{source.FileName} holds {candidates.Count} GeoJSON files. Give one of them.");
    }

    private void Read(GeoJsonFeature feature, ImportReport report)
    {
        var codeProperty = reading.Code ?? BoundaryProperties.CodeIn(feature.Properties);
        if (codeProperty is null || !feature.Properties.TryGetValue(codeProperty, out var code) || code.Length == 0)
        {
            var named = reading.Code is null
                ? "no property that looks like an area's code; name it with --code"
                : $"no property '{reading.Code}'; correct --code";
            FeatureBoundary.Reject(report, feature, "", reading.Code ?? "code", null,
                $"The feature has {named}. It has: {string.Join(", ", feature.Properties.Keys)}.");
            return;
        }

        code = code.ToUpperInvariant();
        var kind = reading.Kind
            ?? BoundaryProperties.ParseKind(feature.Properties.GetValueOrDefault("kind")) ?? BoundaryProperties.KindOf(code, codeProperty);
        if (kind is null && BoundaryProperties.IsDistrict(code))
        {
            districts++;
            return;
        }

        if (reading.Kind is null && BoundaryProperties.IsMetropolitanCounty(code))
        {
            metropolitanCounties++;
            return;
        }

        var nameProperty = reading.Name ?? BoundaryProperties.NameIn(feature.Properties, codeProperty);
        var name = nameProperty is null ? null : feature.Properties.GetValueOrDefault(nameProperty);
        var subject = $"Area {code}";
        if (kind is null)
        {
            FeatureBoundary.Reject(report, feature, subject, codeProperty, code,
                "What kind of area this is cannot be told from its code. Give --kind, one of "
                    + $"{string.Join(", ", Enum.GetNames<AreaKind>())}.");
        }
        else if (string.IsNullOrEmpty(name))
        {
            FeatureBoundary.Reject(report, feature, subject, nameProperty ?? "name", null,
                "The area has no name. Name its property with --name.");
        }
        else if (FeatureBoundary.Read(feature, subject, report) is { } boundary)
        {
            BoundaryPlausibility.RefuseElsewhere(feature.Number, code, name, boundary);
            Take(feature, new AreaInFile(feature.Number, code, name, kind.Value, boundary), codeProperty, report);
        }
    }

    private void Take(GeoJsonFeature feature, AreaInFile area, string codeProperty, ImportReport report)
    {
        if (!read.TryGetValue(area.Code, out var earlier))
        {
            read[area.Code] = area;
        }
        else if (earlier.IsOtherPieceOf(area))
        {
            read[area.Code] = earlier.With(area);
            parts++;
        }
        else
        {
            FeatureBoundary.Reject(report, feature, $"Area {area.Code} {area.Name}", codeProperty, area.Code,
                $"Feature {earlier.Feature} had this code already, and was taken. Remove one of the two.");
        }
    }

    private static List<FieldChange> Changes(Area old, Area area)
    {
        var changes = new List<FieldChange>();
        if (old.Name != area.Name)
        {
            changes.Add(new FieldChange(nameof(Area.Name), old.Name, area.Name));
        }

        if (old.Kind != area.Kind)
        {
            changes.Add(new FieldChange(nameof(Area.Kind), old.Kind.ToString(), area.Kind.ToString()));
        }

        if (old.BoundaryVersion != area.BoundaryVersion)
        {
            changes.Add(new FieldChange(nameof(Area.Boundary), old.Boundary is null ? null : $"version {old.BoundaryVersion:x}",
                $"version {area.BoundaryVersion:x}"));
        }

        return changes;
    }

    private static string Subject(Area area) => $"Area {area.Code} {area.Name}";
}
