namespace LinkDirectory;

/// <summary>Two changes of one record at the same moment, of which the second found it no longer as it had read it.</summary>
internal static class ConcurrentChange
{
    /// <summary>Whether that is what went wrong: nothing of the second was saved, and its sender must look again.</summary>
    public static bool IsMeantBy(Exception problem) => problem is DbUpdateConcurrencyException;
}
