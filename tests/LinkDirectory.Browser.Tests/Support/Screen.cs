namespace LinkDirectory.Browser.Tests.Support;

/// <summary>A screen that pages are looked at on, in CSS pixels.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desktop = new("desktop", 1280, 900);
    public static readonly Screen Phone = new("phone", 390, 844);

    /// <summary>A desktop at 200%.</summary>
    public static readonly Screen Zoomed = new("zoomed", 640, 450);

    /// <summary>What WCAG 2.2 asks pages to reflow to (1.4.10).</summary>
    public static readonly Screen Narrow = new("narrow", 320, 640);

    public static IReadOnlyList<Screen> All { get; } = [Desktop, Phone, Zoomed, Narrow];

    public static Screen Named(string name) => All.Single(screen => screen.Name == name);
}
