using System.Globalization;

namespace LinkDirectory.Web.Text;

/// <summary>Dates as people say them.</summary>
public static class PlainDate
{
    /// <summary>3 December 2026</summary>
    public static string Of(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>December 2026</summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>2026-12-03, for a <c>time</c> element.</summary>
    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
