using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>
/// Someone reading the pages in their own browser window. Whatever the browser complains of (a script's error, a refused
/// style, a missing file) fails the test when the visitor leaves, unless the test said to expect it.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    // What is in order is not told node by node, which would take most of the time.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    private readonly IBrowserContext context;
    private readonly string address;
    private Screen screen;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<string> addresses = new();
    private int expectedStatus = 200;
    private bool expectComplaints;

    private Visitor(IBrowserContext context, IPage page, string address, Screen screen)
    {
        (this.context, Page, this.address, this.screen) = (context, page, address, screen);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Complain(message.Text); };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            addresses.Enqueue(request.Url);
            if (IsElsewhere(request.Url)) complaints.Enqueue($"asked elsewhere: {request.Url}");
        };
    }

    public IPage Page { get; }

    internal static async Task<Visitor> ArriveAsync(IBrowser browser, string address, Screen screen, bool javaScript)
    {
        var window = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = javaScript,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout(30_000);
        return new(window, await window.NewPageAsync(), address, screen);
    }

    /// <summary>Opens a page of the application and expects it to be found.</summary>
    public Task OpenAsync(string path) => OpenAsync(path, expectStatus: 200);

    public async Task OpenAsync(string path, int expectStatus)
    {
        expectedStatus = expectStatus;
        var answer = await Page.GotoAsync(address + path);
        Assert.Equal(expectStatus, answer!.Status);
    }

    /// <summary>The test itself breaks what the browser then complains of.</summary>
    public void ExpectComplaints() => expectComplaints = true;

    /// <summary>Every address that the browser asked for.</summary>
    public IReadOnlyCollection<string> Addresses => addresses;

    /// <summary>What the browser keeps between visits: each cookie's value, and that value read as Base64 where it is.</summary>
    public async Task<IReadOnlyList<string>> CookieTextsAsync() =>
        [.. (await context.CookiesAsync()).SelectMany(cookie => (string[])[cookie.Value, Decoded(cookie.Value)])];

    /// <summary>Reads the same page on another screen.</summary>
    public Task TurnToAsync(Screen other)
    {
        screen = other;
        return Page.SetViewportSizeAsync(other.Width, other.Height);
    }

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Waits until the page is there: a form or a script may still be on its way to it.</summary>
    /// <param name="title">Where the browser's title is not the whole heading.</param>
    public async Task ShouldHaveOneTitleAsync(string heading, string? title = null)
    {
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading, new() { UseInnerText = true });
        await Assertions.Expect(Page)
            .ToHaveTitleAsync(new Regex(Regex.Escape(title ?? heading), RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    public async Task ShouldHaveNoAxeViolationsAsync()
    {
        var result = await Page.RunAxe(OnlyViolations);
        Assert.Empty(result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Select(node => node.Html))})"));
    }

    public async Task ShouldNotScrollSidewaysAsync() =>
        Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= screen.Width,
            "The page is wider than the screen.");

    /// <summary>Keeps a picture of the whole page in the project's <c>screenshots</c> folder, for people to look at.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{screen.Name}.png"), FullPage = true, Timeout = 60_000 });

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(complaints);
    }

    private static string Decoded(string text) => Base64Url.IsValid(text) ? Encoding.Latin1.GetString(Base64Url.DecodeFromChars(text)) : "";

    private static string Pictures
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && folder.GetFiles("*.csproj").Length == 0) folder = folder.Parent;
            return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "screenshots");
        }
    }

    private void Complain(string text)
    {
        var expected = expectedStatus >= 400 && text.Contains($"status of {expectedStatus}", StringComparison.Ordinal);
        if (!expected && !expectComplaints) complaints.Enqueue(text);
    }

    private bool IsElsewhere(string url) =>
        url.StartsWith("http", StringComparison.Ordinal) && !url.StartsWith(address + "/", StringComparison.Ordinal);
}
