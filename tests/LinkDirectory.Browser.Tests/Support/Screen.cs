namespace LinkDirectory.Browser.Tests.Support;

/// <summary>A screen that pages are looked at on, in CSS pixels.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desktop = new("desktop", 1280, 900);
    public static readonly Screen Phone = new("phone", 390, 844);

    public static Screen Named(string name) => name == Phone.Name ? Phone : Desktop;
}
