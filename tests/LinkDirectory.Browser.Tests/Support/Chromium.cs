using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>The machine's own Chromium, if there is one. <c>CHROMIUM</c> names another than Debian's.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string HowToGetIt =
        "Chromium is missing. Install it with: apt-get install chromium-headless-shell (or set CHROMIUM to its path).";

    private const string WithoutWindows = "/usr/bin/chromium-headless-shell";

    private static readonly string Path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named
        : File.Exists(WithoutWindows) ? WithoutWindows
        : "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-first-run",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task StartAsync()
    {
        if (!File.Exists(Path)) return;
        // A machine that builds and tests at once is slow; what has not come by then does not come.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments });
    }

    /// <summary>The browser; without one the test is skipped, and fails where <c>CI=true</c>.</summary>
    public IBrowser RequireBrowser()
    {
        if (browser is not null) return browser;
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)) Assert.Fail(HowToGetIt);
        Assert.Skip(HowToGetIt);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
    }
}
