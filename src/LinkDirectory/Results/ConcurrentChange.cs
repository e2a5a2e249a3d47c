namespace LinkDirectory;

/// <summary>
/// Two changes at the same moment, of which the second found the record no longer as it had read it, or that the first had made what it
/// was to make.
/// </summary>
internal static class ConcurrentChange
{
    /// <summary>
    /// Whether that is what went wrong: nothing of the second was saved, and its sender must look again. A service looks whether a row is
    /// there before it adds one, so that a row which is there after all was made since.
    /// </summary>
    public static bool IsMeantBy(Exception problem) => problem is DbUpdateConcurrencyException || RepeatedRow.IsBehind(problem);
}
