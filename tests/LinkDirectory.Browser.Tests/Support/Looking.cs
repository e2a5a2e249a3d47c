using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Support;

/// <summary>Looks at a page as people with different screens and with a keyboard alone do.</summary>
internal static class Looking
{
    // Where the focus is, in words for the reader of a failure; null where it has left the page.
    private const string Focused = """
        () => {
            const at = document.activeElement;
            if (!at || at === document.body) return null;
            const box = at.getBoundingClientRect(), style = getComputedStyle(at);
            // The calendar within a day's field shows by itself that it has the focus.
            const shown = at.type === 'date' || [at, at.labels?.[0], at.parentElement].some(e => {
                if (!e) return false;
                return [null, '::before', '::after'].some(part => {
                    const of = getComputedStyle(e, part);
                    return of.outlineStyle !== 'none' && of.outlineWidth !== '0px' || of.boxShadow !== 'none';
                });
            });
            const onScreen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && style.visibility === 'visible';
            at.dataset.walked = '';
            return [shown && onScreen ? '' : 'unseen', `${at.tagName} ${at.id || at.name || ''} ${at.innerText || ''}`.slice(0, 80).trim()];
        }
        """;

    // Of radio buttons with one name, Tab stops at one alone.
    private const string NotWalked = """
        () => [...document.querySelectorAll('main a[href], main button, main input, main select, main textarea, main summary')]
            .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden' && !('walked' in e.dataset))
            .filter(e => e.type !== 'radio' || !document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"][data-walked]`))
            .map(e => `${e.tagName} ${e.id || e.name || ''} ${e.innerText || ''}`.slice(0, 80).trim())
        """;

    /// <summary>
    /// Nothing wider than any screen, no axe violation, and a picture on the two screens that people have. Ends on the desktop.
    /// </summary>
    public static async Task LookAtAsync(this Visitor visitor, string name)
    {
        foreach (var screen in Screen.All)
        {
            await visitor.TurnToAsync(screen);
            await visitor.ShouldNotScrollSidewaysAsync();
            if (screen == Screen.Desktop || screen == Screen.Phone)
            {
                await visitor.PictureAsync(name);
                await visitor.ShouldHaveNoAxeViolationsAsync();
            }
        }

        await visitor.TurnToAsync(Screen.Desktop);
    }

    /// <summary>Walks the page with Tab alone: every control is reached, shows that it has the focus, and lets it go again.</summary>
    public static async Task ShouldBeWalkedByKeyboardAsync(this Visitor visitor)
    {
        const int atMost = 400;
        await visitor.Page.EvaluateAsync("() => { document.activeElement?.blur(); getSelection()?.removeAllRanges(); scrollTo(0, 0); }");
        var unseen = new List<string>();
        for (var steps = 0; ; steps++)
        {
            Assert.True(steps < atMost, "The keyboard's focus does not come to the end of the page.");
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string[]?>(Focused) is not { } at) break;
            if (at[0].Length > 0) unseen.Add(at[1]);
        }

        Assert.Empty(unseen);
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(NotWalked));
    }

    /// <summary>Goes on with Tab until the control has the focus, and presses a key on it.</summary>
    public static async Task TabToAsync(this Visitor visitor, ILocator control, string key = "Enter")
    {
        const int atMost = 200;
        for (var steps = 0; !await control.EvaluateAsync<bool>("e => e === document.activeElement"); steps++)
        {
            Assert.True(steps < atMost, "Tab does not lead to the control.");
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        await visitor.Page.Keyboard.PressAsync(key);
    }
}
