using AngleSharp.Html.Parser;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Notifications.Sending;
using LinkDirectory.Wording.Mails;
using Microsoft.Extensions.Configuration;

namespace LinkDirectory.Tests.Features.Notifications;

/// <summary>Mails as they are read, plain and as HTML.</summary>
public sealed class MailTextTests
{
    private static readonly MailText Renderer = new(new SiteAddress(new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create<string, string?>(SiteAddress.Setting, "https://links.example")]).Build()));

    private static readonly Mail Due = new(
        NotificationKind.VerificationDue, "piotr@school.example", "Are your contact details still right?",
        ["You are named in the directory of contacts between schools and mental health services.",
            "Please tell us whether these are still right."])
    {
        Name = "Piotr Popescu",
        Items = ["Senior mental health lead, Gospel Oak Primary School", "Pastoral lead, Gospel Oak Primary School"],
        Action = new MailAction("Check your contact details", new Uri("https://links.example/confirm/CfDJ8&x=1")),
        Closing = "This link is good until 17 December 2026. You need not sign in.",
    };

    [Fact]
    public void A_mail_with_everything_reads_well_plain_and_as_HTML()
    {
        var mail = Renderer.Render(Due);

        Snapshot.Match(mail.Text, "mail.txt");
        Snapshot.Match(mail.Html, "mail.html");
    }

    [Fact]
    public void A_mail_to_a_roles_mailbox_without_anything_to_do_reads_well()
    {
        var mail = Renderer.Render(new Mail(NotificationKind.RoleVacant, "team@trust.example",
            "Nobody is in post at Gospel Oak Primary School", ["Ask the school’s office until somebody is named."]));

        Snapshot.Match(mail.Text, "mail-short.txt");
        Snapshot.Match(mail.Html, "mail-short.html");
    }

    [Fact]
    public void What_a_mail_says_is_text_and_never_becomes_part_of_the_page()
    {
        const string hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onclick=\"x";
        var mail = Renderer.Render(Due with
        {
            Name = hostile,
            Subject = hostile,
            Paragraphs = [hostile],
            Items = [hostile],
            Closing = hostile,
            Action = new MailAction(hostile, new Uri("https://links.example/\"><script>")),
        });

        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Empty(page.QuerySelectorAll("script, img, [onclick], [onerror]"));
        Assert.Equal(hostile, page.QuerySelector("h1")!.TextContent);
        Assert.Equal("https://links.example/%22%3E%3Cscript%3E", page.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_mail_fetches_nothing_and_follows_nobody()
    {
        var page = new HtmlParser().ParseDocument(Renderer.Render(Due).Html);

        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("img, link, script, iframe, table"));
        Assert.Equal(["https://links.example/confirm/CfDJ8&x=1"], page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }
}
