using LinkDirectory.Features.Imports;

namespace LinkDirectory.Features.Places.Import;

/// <summary>Which areas follow which once a file of areas is imported: each row is tested against the rows before it.</summary>
/// <param name="areas">Every area, those that the file adds among them, by code, with the successors that they have now.</param>
internal sealed class AreaSuccessionPlan(IReadOnlyDictionary<string, Area> areas)
{
    private readonly Dictionary<string, IReadOnlyList<Area>> followers =
        areas.ToDictionary(area => area.Key, area => (IReadOnlyList<Area>)area.Value.Successors, StringComparer.Ordinal);

    /// <summary>When the row's area ends and what follows it; null where the row was rejected.</summary>
    public (DateOnly? LastDay, IReadOnlyList<Area> Successors)? Read(AreaRow row, Area area, ImportReport report)
    {
        var lastDay = row.ValidUntil ?? area.ValidUntil;
        if (row.Successors.Count == 0)
        {
            return (lastDay, [.. area.Successors]);
        }

        if (Problem(row, area, lastDay) is { } problem)
        {
            row.Mark.Reject(report, AreaColumns.Successors, string.Join("; ", row.Successors), problem);
            return null;
        }

        IReadOnlyList<Area> successors = [.. row.Successors.Select(code => areas[code])];
        followers[area.Code] = successors;
        return (lastDay, successors);
    }

    private string? Problem(AreaRow row, Area area, DateOnly? lastDay)
    {
        var unknown = row.Successors.Where(code => !areas.ContainsKey(code)).ToList();
        if (unknown.Count > 0)
        {
            return $"No area here or in the file has the code {Phrases.List(unknown, "or")}. Add it to the file, or import its boundary "
                + "first.";
        }

        if (lastDay is null)
        {
            return "An area that another followed has ended. Give its last day too.";
        }

        return SuccessionRule.Problem(row.Kind ?? area.Kind, [.. row.Successors.Select(code => areas[code])],
            later => Follows(area.Code, later.Code));
    }

    private bool Follows(string code, string from) => code == from || followers[from].Any(next => Follows(code, next.Code));
}
