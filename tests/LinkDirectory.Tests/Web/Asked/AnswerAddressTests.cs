using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Web.Asked;

/// <summary>An answer has an address of its own, that opens in the browser that asked and tells nothing of what was asked.</summary>
public sealed partial class AnswerAddressTests : AskedTests
{
    [Fact]
    public async Task An_answer_can_be_loaded_again_and_its_address_has_a_random_number_alone()
    {
        using var browser = App.SignedIn(null);

        using var sent = await browser.SendQuestionAsync(("place", "Hill Top Primary School"), ("age", "11"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Matches(AnswersAddress(), sent.Headers.Location!.OriginalString);
        Assert.Empty(await sent.Content.ReadAsByteArrayAsync(Cancellation));
        for (var reading = 0; reading < 2; reading++)
        {
            using var answer = await browser.GetAsync(sent.Headers.Location, Cancellation);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Contains("Age 11 · Anxiety or worry", AskedOf(await answer.PageOfAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_browser_gets_the_empty_form_and_learns_nothing_of_the_child()
    {
        var address = await AskAsync(App.SignedIn(null), ("age", "11"), ("home", "NW3 2JB"));

        using var answer = await App.SignedIn(null).GetAsync(address, Cancellation);
        var page = await answer.PageOfAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("This answer is not open in this browser", NotKept(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#not-kept a[href='/schools']"));
        Assert.NotNull(page.QuerySelector(".app-crisis"));
        Assert.Equal(["", "", ""], FieldsOf(page, "place", "age", "home"));
        Assert.Empty(page.QuerySelectorAll("main input[checked]"));
    }

    [Fact]
    public async Task Two_questions_have_two_addresses_and_neither_takes_the_others_place()
    {
        using var browser = App.SignedIn(null);
        var first = await AskAsync(browser, ("age", "8"));
        var second = await AskAsync(browser, ("age", "12"));

        Assert.NotEqual(first, second);
        Assert.Contains("Age 8", AskedOf(await browser.OpenAsync(first)), StringComparison.Ordinal);
        Assert.Contains("Age 12", AskedOf(await browser.OpenAsync(second)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_gone_back_to_for_30_minutes()
    {
        using var browser = App.SignedIn(null);
        var address = await AskAsync(browser);

        App.Clock.Now += TimeSpan.FromMinutes(30);
        Assert.Null(NotKept(await browser.OpenAsync(address)));
        App.Clock.Now += TimeSpan.FromSeconds(1);

        Assert.NotNull(NotKept(await browser.OpenAsync(address)));
    }

    [Fact]
    public async Task An_answer_that_is_gone_back_to_is_worked_out_again()
    {
        using var browser = App.SignedIn(null);
        var address = await AskAsync(browser);
        Assert.Null((await browser.OpenAsync(address)).QuerySelector(".app-best"));

        await Data.ServiceAsync();
        App.Clock.Now += TimeSpan.FromMinutes(5);

        var page = await browser.OpenAsync(address);
        Assert.NotNull(page.QuerySelector(".app-best"));
        Assert.Contains("at 10:05am", page.QuerySelector(".app-given")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_opens_at_its_own_address_alone_and_not_once_it_was_altered()
    {
        using var sent = await App.SignedIn(null).SendQuestionAsync();
        var (address, kept) = (sent.Headers.Location!.OriginalString, KeptOf(sent));
        var elsewhere = $"/who-to-contact/{new string('A', 22)}";
        var altered = kept[..^9] + (kept[^9] == 'x' ? 'y' : 'x') + kept[^8..];

        Assert.Null(NotKept(await ReadWithAsync(address, kept)));
        Assert.NotNull(NotKept(await ReadWithAsync(elsewhere, kept)));
        Assert.NotNull(NotKept(await ReadWithAsync(address, altered)));
        Assert.NotNull(NotKept(await ReadWithAsync(address, "linkdirectory-asked=nothing")));
    }

    [Fact]
    public async Task The_cookie_is_sealed_short_lived_and_sent_to_its_answer_alone()
    {
        using var sent = await App.SignedIn(null).SendQuestionAsync();

        var parts = CookieOf(sent).Split("; ");
        Assert.StartsWith("linkdirectory-asked=", parts[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "max-age=1800", $"path={sent.Headers.Location!.OriginalString}", "priority=low", "samesite=lax"],
            parts[1..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_use_the_cookie_travels_over_TLS_alone()
    {
        await using var live = new DirectoryApp { Environment = "Production" };
        using var client = live.CreateClient(new() { BaseAddress = new Uri("http://localhost"), AllowAutoRedirect = false });
        using var sent = await client.SendQuestionAsync();

        var parts = CookieOf(sent).Split("; ");
        Assert.StartsWith("__Secure-linkdirectory-asked=", parts[0], StringComparison.Ordinal);
        Assert.Contains("secure", parts);
    }

    // The longest that a page keeps, in the signs that take most room.
    [Fact]
    public async Task Whatever_is_typed_the_cookie_is_one_that_browsers_take_and_the_page_says_what_is_too_long()
    {
        using var browser = App.SignedIn(null);
        var typed = string.Concat(Enumerable.Repeat("\u0001😀", 500));
        using var sent = await browser.SendQuestionAsync(
            ("place", typed), ("chosen", typed), ("urn", "100001"), ("age", typed), ("home", typed), ("practice", typed));

        Assert.InRange(KeptOf(sent).Length, 1, 4_096);
        Assert.Equal(["place", "age", "home", "practice"],
            (await browser.OpenAsync(sent.Headers.Location!.OriginalString)).Problems().Select(problem => problem.Field));
    }

    [Theory, InlineData("/search", "q"), InlineData("/contacts", "text")]
    public async Task However_much_is_searched_for_the_cookie_is_one_that_browsers_take(string page, string field)
    {
        using var form = new FormUrlEncodedContent([new(field, string.Concat(Enumerable.Repeat("\u0001😀", 500)))]);

        using var sent = await App.SignedIn(null).PostAsync(page, form, Cancellation);

        Assert.InRange(KeptOf(sent).Length, 1, 4_096);
    }

    [Fact]
    public async Task A_form_that_was_sent_empty_is_answered_with_all_that_it_lacks()
    {
        using var browser = App.SignedIn(null);

        var address = await AskAsync(browser, ("place", ""), ("age", ""), ("needs", ""), ("urgency", ""), ("ask", ""));
        var page = await browser.OpenAsync(address);

        Assert.Equal(4, page.QuerySelectorAll(".nhsuk-error-summary__list a").Length);
    }

    [Fact]
    public async Task A_form_with_faults_is_gone_back_to_with_its_faults_and_all_that_was_typed()
    {
        using var browser = App.SignedIn(null);
        var address = await AskAsync(browser, ("age", "nine"), ("home", "NW3 2JB"));

        foreach (var page in new[] { await browser.OpenAsync(address), await browser.OpenAsync(address) })
        {
            Assert.Equal("age", Assert.Single(page.Problems()).Field);
            Assert.Equal(["100001", "nine", "NW3 2JB"], FieldsOf(page, "place", "age", "home"));
            Assert.NotNull(page.QuerySelector("#needs-Anxiety[checked]"));
        }
    }

    [Fact]
    public async Task A_school_that_was_chosen_among_several_is_the_one_after_loading_again()
    {
        await Data.SchoolAsync(100101, SchoolGate, s => (s.Name, s.Town) = ("St Mary's Primary School", "Kelderby"));
        await Data.SchoolAsync(100102, SouthvaleHome, s => (s.Name, s.Town) = ("St Mary's Primary School", "Marlsea"));
        using var browser = App.SignedIn(null);
        var asked = await browser.OpenAsync(await AskAsync(browser, ("place", "St Mary's Primary School")));
        Assert.Equal(2, asked.QuerySelectorAll(".app-choice").Length);

        var address = await AskAsync(
            browser, ("place", "St Mary's Primary School"), ("chosen", "St Mary's Primary School"), ("urn", "100102"));

        for (var reading = 0; reading < 2; reading++)
        {
            var page = await browser.OpenAsync(address);
            Assert.Empty(page.QuerySelectorAll(".app-choice"));
            Assert.Equal("100102", page.QuerySelector("main input[name=urn]")!.GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData("/who-to-contact/990004"), InlineData("/search/kelder"), InlineData("/who-to-contact/AAAAAAAAAAAAAAAAAAAAA%2F")]
    public async Task An_address_that_no_answer_can_have_is_not_found(string address)
    {
        using var answer = await App.SignedIn(null).GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_sent_to_a_colleague_is_the_schools_page_and_an_empty_form()
    {
        using var browser = App.SignedIn(null);
        var page = await browser.OpenAsync(await AskAsync(browser, ("home", "NW3 2JB")));
        string[] links = ["http://localhost/schools/100001", "http://localhost/who-to-contact?urn=100001"];

        Assert.Equal(links, Sent(page).Where(link => !link.StartsWith("mailto:", StringComparison.Ordinal)));
        var mail = Uri.UnescapeDataString(Assert.Single(Sent(page), link => link.StartsWith("mailto:", StringComparison.Ordinal)));
        Assert.All(links, link => Assert.Contains(link, mail, StringComparison.Ordinal));
        Assert.Equal(["Hill Top Primary School", "", ""], FieldsOf(await App.SignedIn(null).OpenAsync(links[1]), "place", "age", "home"));
    }

    [Fact]
    public async Task A_postcode_is_not_sent_to_a_colleague()
    {
        await Data.OutwardCodeAsync("NM1", NorthmoorHome);
        using var browser = App.SignedIn(null);
        var page = await browser.OpenAsync(await AskAsync(browser, ("place", "NM1")));

        Assert.Equal("http://localhost/who-to-contact", Sent(page)[0]);
        Assert.DoesNotContain(Sent(page), link => link.Contains("NM1", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Sent(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("details").Single(details => details.TextContent.Contains("colleague", StringComparison.Ordinal))
            .QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)];

    private static string AskedOf(IHtmlDocument page) => page.QuerySelector(".app-asked")!.TextContent;

    private static IEnumerable<string> FieldsOf(IHtmlDocument page, params IEnumerable<string> ids) =>
        ids.Select(id => page.GetElementById(id)!.GetAttribute("value") ?? "");

    [GeneratedRegex("^/who-to-contact/[A-Za-z0-9_-]{22}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnswersAddress();
}
