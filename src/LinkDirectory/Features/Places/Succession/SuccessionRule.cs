namespace LinkDirectory.Features.Places;

/// <summary>Which areas may be said to have followed one.</summary>
internal static class SuccessionRule
{
    /// <param name="kind">The kind of the area that ended.</param>
    /// <param name="precedes">Whether an area that is said to have followed it comes before it, or is it.</param>
    /// <returns>What is wrong, in a sentence; null where nothing is.</returns>
    public static string? Problem(AreaKind kind, IReadOnlyCollection<Area> successors, Func<Area, bool> precedes) =>
        successors.Any(later => !Area.MayFollow(kind, later.Kind))
            ? "A council is followed by councils, an area of the NHS by areas of the NHS."
            : successors.Any(precedes) ? "An area cannot follow itself, directly or through others." : null;
}
