using LinkDirectory.Browser.Tests.Support;
using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Verifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Verifications;

/// <summary>The page behind the mail that asks whether details are right.</summary>
public sealed class ConfirmingTests(App app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_and_its_forms_read_well_on_every_screen()
    {
        var path = await LinkAsync("Wilhelmina Featherstonehaugh-Cholmondeley of the Northern Fells", roles: 3);
        await using var visitor = await app.VisitAsync();
        foreach (var (name, address) in new[]
        {
            ("confirm", path),
            ("confirm-old", "/confirm?t=x"),
            ("confirm-change", await BehindAsync(visitor, path, "Needs a change")),
            ("confirm-left", await BehindAsync(visitor, path, "I have left")),
        })
        {
            await visitor.OpenAsync(address);
            await visitor.LookAtAsync(name);
        }
    }

    [Fact]
    public async Task A_lead_confirms_with_the_keyboard_alone_and_without_JavaScript()
    {
        var path = await LinkAsync("Robin Lead", roles: 1);
        await using var visitor = await app.VisitWithoutJavaScriptAsync();
        await visitor.OpenAsync(path);
        var button = visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Still right") });
        await button.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Thank you.");
        await visitor.PictureAsync("confirm-thanks");
    }

    [Fact]
    public async Task A_services_record_is_put_right_from_the_mail_without_signing_in()
    {
        await using var visitor = await app.VisitAsync();
        await visitor.OpenAsync(await ServiceLinkAsync("moor-mere-youth-justice"));
        await visitor.Page.Locator("section").Filter(new() { HasText = "The service’s record" })
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^Needs a change") }).ClickAsync();
        await Assertions.Expect(visitor.Heading("Put the record right")).ToBeVisibleAsync();
        await visitor.LookAtAsync("confirm-change-service");
        await visitor.ShouldBeWalkedByKeyboardAsync();

        var telephone = visitor.Page.GetByLabel("Telephone", new() { Exact = true });
        var recorded = await telephone.InputValueAsync();
        await telephone.FillAsync("12");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save and confirm" }).PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is a problem");
        await visitor.LookAtAsync("confirm-change-service-wrong");
        await telephone.FillAsync(recorded);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save and confirm" }).PressAsync("Enter");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("confirmed with your change");
    }

    // The service's contact.
    private async Task<string> ServiceLinkAsync(string reference)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().OpenToRead();
        var contact = await db.PointsOfContact.Include(c => c.Holders).FirstAsync(c => c.Service!.Reference == reference, Cancellation);
        return app.Services.GetRequiredService<VerifyLinks>()
            .AddressOf(new VerifyLink { PersonId = contact.Holders[0].PersonId, Contacts = [contact.Id] }).PathAndQuery;
    }

    private async Task<string> BehindAsync(Visitor visitor, string path, string button)
    {
        await visitor.OpenAsync(path);
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{button}") }).First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/confirm/**");
        return new Uri(visitor.Page.Url).PathAndQuery;
    }

    // Somebody of that name who holds roles at the demo's schools.
    private async Task<string> LinkAsync(string name, int roles)
    {
        await using var db = app.Services.GetRequiredService<DirectoryDb>().Open();
        var person = new Person { Name = name, Email = $"{Guid.NewGuid():N}@school.example" };
        var schools = await db.Schools.OrderBy(s => s.Id).Take(roles).ToListAsync(Cancellation);
        var contacts = schools.ConvertAll(school => new PointOfContact
        {
            SchoolId = school.Id,
            Role = ContactRole.PastoralLead,
            Label = $"{Guid.NewGuid():N}"[..6],
            SharedEmail = "a-very-long-shared-mailbox-of-the-pastoral-team@a-very-long-school-name.example",
        });
        contacts.ForEach(contact => contact.Holders.Add(new Holder
        {
            Person = person,
            Since = new DateOnly(2026, 9, 1),
            JobTitle = "Assistant headteacher for pastoral care",
        }));
        db.AddRange(contacts);
        await db.SaveChangesAsync(Cancellation);
        return app.Services.GetRequiredService<VerifyLinks>()
            .AddressOf(new VerifyLink { PersonId = person.Id, Contacts = [.. contacts.Select(c => c.Id)] }).PathAndQuery;
    }
}
