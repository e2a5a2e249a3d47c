using System.Net;
using LinkDirectory.Features.Access;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Web.Asked;

/// <summary>Nobody who comes to a browser next can go back to what was asked there before somebody started again or signed out.</summary>
public sealed class AnswerForgottenTests : AskedTests
{
    private const string Password = "herring lamp tuesday";

    private const string Start = "linkdirectory-start";

    [Fact]
    public async Task Starting_again_takes_what_was_asked_out_of_the_browser()
    {
        using var browser = App.SignedIn(null);
        var address = await AskAsync(browser);
        var again = (await browser.OpenAsync(address)).QuerySelector("form.app-again")!.GetAttribute("action");

        using var started = await browser.PostAsync(again, content: null, Cancellation);

        Assert.Equal((HttpStatusCode.SeeOther, "/who-to-contact"), (started.StatusCode, started.Headers.Location!.OriginalString));
        Assert.Contains($"path={address}", CookieOf(started).Split("; "));
        Assert.NotNull(NotKept(await browser.OpenAsync(address)));
    }

    [Fact]
    public async Task Starting_again_closes_all_that_was_asked_there_and_what_is_asked_then_opens()
    {
        using var browser = App.SignedIn(null);
        using var earlier = await browser.SendQuestionAsync(("age", "8"));
        var last = await AskAsync(browser, ("age", "9"));

        using var started = await browser.PostAsync($"{last}/again", content: null, Cancellation);

        Assert.NotNull(NotKept(await browser.OpenAsync(earlier.Headers.Location!.OriginalString)));
        Assert.NotNull(NotKept(await ReadWithAsync(earlier.Headers.Location!.OriginalString, KeptOf(earlier), KeptOf(started, Start))));
        Assert.Null(NotKept(await browser.OpenAsync(await AskAsync(browser, ("age", "10")))));
    }

    // Else what was asked shortly before the number of the start ran out could not be gone back to for as long as it says.
    [Fact]
    public async Task The_number_of_a_start_is_kept_as_long_as_what_was_asked_after_it()
    {
        using var browser = App.SignedIn(null);
        using var started = await browser.PostAsync($"{await AskAsync(browser)}/again", content: null, Cancellation);
        using var sent = await browser.SendQuestionAsync();

        Assert.Equal(KeptOf(started, Start), KeptOf(sent, Start));
        Assert.Equal(["httponly", "max-age=1800", "path=/", "samesite=lax"],
            CookieOf(sent, Start).Split("; ")[1..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_asked_before_signing_in_is_answered_after_it_and_closed_by_signing_out()
    {
        var account = await App.AccountWithPasswordAsync(Data, Password);
        using var client = App.CreateClient();
        using var reader = new Reader(client);
        using var sent = await client.SendQuestionAsync(("age", "11"));
        var address = sent.RequestMessage!.RequestUri!.PathAndQuery;
        await reader.OpenAsync(address);

        await reader.OpenAsync(reader.Page.QuerySelector(".app-who a")!.GetAttribute("href")!);
        await reader.SendAsync("sign-in", ("email", account.Email), ("password", Password));
        Assert.Equal(address, reader.Place);
        Assert.Contains("Age 11", reader.Text, StringComparison.Ordinal);
        await reader.SendAsync("sign-out");
        await reader.OpenAsync(address);

        Assert.NotNull(NotKept(reader.Page));
        Assert.DoesNotContain("Age 11", reader.Text, StringComparison.Ordinal);
        await reader.SignInAsync(account.Email, Password);
        Assert.NotNull(NotKept((await reader.OpenAsync(address)).Page));
    }

    [Fact]
    public async Task What_somebody_asked_while_signed_in_opens_for_nobody_who_comes_to_that_browser_after_them()
    {
        var teacher = await Data.AccountAsync(UserRole.SchoolStaff, school: School);
        var colleague = await Data.AccountAsync(UserRole.SchoolStaff, school: School);
        using var sent = await App.SignedIn(teacher).SendQuestionAsync();
        var (address, kept) = (sent.Headers.Location!.OriginalString, KeptOf(sent));

        Assert.Null(NotKept(await ReadWithAsync(address, App.CookieOf(teacher), kept)));
        var others = await ReadWithAsync(address, App.CookieOf(colleague), kept);
        Assert.Contains("only for the person who asked it", NotKept(others), StringComparison.Ordinal);
        Assert.Null(others.QuerySelector("#not-kept a[href^='/sign-in']"));
        Assert.Null(others.QuerySelector(".app-asked"));
    }

    [Fact]
    public async Task A_person_whose_session_has_ended_is_told_to_sign_in_again()
    {
        var teacher = await Data.AccountAsync(UserRole.SchoolStaff, school: School);
        using var sent = await App.SignedIn(teacher).SendQuestionAsync();
        var address = sent.Headers.Location!.OriginalString;

        var page = await ReadWithAsync(address, KeptOf(sent));

        Assert.Equal($"/sign-in?return={Uri.EscapeDataString(address)}",
            page.QuerySelector("#not-kept a[href^='/sign-in']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_a_server_with_other_keys_sealed_does_not_open()
    {
        await using var other = new DirectoryApp();
        using var sent = await other.SignedIn(null).SendQuestionAsync(("place", "NM1"));
        var address = sent.Headers.Location!.OriginalString;

        var page = await ReadWithAsync(address, KeptOf(sent));

        Assert.Contains("This answer is not open in this browser", NotKept(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".app-crisis"));
    }
}
