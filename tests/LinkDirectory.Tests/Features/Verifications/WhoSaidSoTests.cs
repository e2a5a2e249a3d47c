using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Verifications;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>Whichever way a word comes, it is kept with who gave it.</summary>
public sealed class WhoSaidSoTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;
    private readonly MailReader reader;

    public WhoSaidSoTests() => (data, reader) = (new TestData(app.Db), new MailReader(app));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_holder_who_confirms_a_services_record_by_the_mailed_link_is_kept_with_it()
    {
        var (service, worker) = await ServiceAsync();

        await reader.PressAsync(await reader.OpenAsync(LinkTo(worker)), "Still right", ": Northmoor CAMHS");

        Assert.Equal((VerificationMethod.EmailedLink, "Robin Worker"), await WordAsync(v => v.ServiceId == service.Id));
    }

    [Fact]
    public async Task A_services_mailbox_that_confirms_its_record_is_kept_with_it()
    {
        var (service, _) = await ServiceAsync();
        var link = reader.LinkOf(new VerifyLink { Mailbox = Outbox.HashOf("camhs@northmoor.example"), Services = [service.Id] });

        await reader.PressAsync(await reader.OpenAsync(link), "Still right");

        Assert.Equal((VerificationMethod.EmailedLink, "The service’s mailbox"), await WordAsync(v => v.ServiceId == service.Id));
    }

    [Fact]
    public async Task A_holder_who_puts_a_services_record_right_by_the_mailed_link_is_kept_with_it()
    {
        var (service, worker) = await ServiceAsync();
        var form = await reader.PressAsync(await reader.OpenAsync(LinkTo(worker)), "Needs a change", ": Northmoor CAMHS");

        await reader.PressAsync(form, "Save and confirm", "", ("telephone", "020 7946 0011"));

        Assert.Equal((VerificationMethod.EmailedLink, "Robin Worker"), await WordAsync(v => v.ServiceId == service.Id));
    }

    [Fact]
    public async Task A_holder_who_puts_a_role_right_by_the_mailed_link_is_kept_with_it()
    {
        var role = await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync(), heldBy: "Robin Worker");
        var form = await reader.PressAsync(await reader.OpenAsync(LinkTo(role)), "Needs a change");

        await reader.PressAsync(form, "Save and confirm", "", ("jobTitle", "Assistant head"));

        Assert.Equal((VerificationMethod.EmailedLink, "Robin Worker"), await WordAsync(v => v.PointOfContactId == role.Id));
    }

    [Fact]
    public async Task A_holder_who_leaves_by_the_mailed_link_is_kept_as_the_one_who_said_so()
    {
        var role = await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync(), heldBy: "Robin Worker");

        await reader.PressAsync(await reader.PressAsync(await reader.OpenAsync(LinkTo(role)), "I have left"), "Tell us");

        Assert.Equal((VerificationMethod.EmailedLink, "Robin Worker"), await WordAsync(v => v.PointOfContactId == role.Id));
    }

    [Theory]
    [InlineData(null, VerificationMethod.SignedIn, "Olive Office")]
    [InlineData("Kim at the desk", VerificationMethod.Telephone, "Kim at the desk")]
    public async Task Staff_who_confirm_their_services_record_are_kept_with_it_or_whom_they_spoke_to_on_the_telephone(
        string? spokeTo, VerificationMethod method, string kept)
    {
        var (service, _) = await ServiceAsync();
        var staff = await data.AccountAsync(UserRole.ProviderStaff, service: service, with: a => a.Name = "Olive Office");

        var answer = await app.AskAsAsync(staff,
            "mutation($id: ID!, $who: String) { verifyService(input: { service: $id, spokeTo: $who }) { service { currency } } }",
            new { id = NodeId.Create("Service", service.Id).ToString(), who = spokeTo });

        Assert.Equal("CURRENT", answer["verifyService.service.currency"].GetString());
        Assert.Equal((method, kept), await WordAsync(v => v.ServiceId == service.Id));
    }

    private async Task<(Service Service, PointOfContact Worker)> ServiceAsync()
    {
        var service = await data.ServiceAsync(with: s => (s.Name, s.Telephone, s.Email, s.ReferralMethods) = ("Northmoor CAMHS",
            "020 7946 0002", "camhs@northmoor.example", EnumSet<ReferralMethod>.From(ReferralMethod.Telephone)));
        return (service, await data.PointOfContactAsync(ContactRole.LinkWorker, service: service, heldBy: "Robin Worker"));
    }

    private Uri LinkTo(PointOfContact role) =>
        reader.LinkOf(new VerifyLink { PersonId = role.Holders[0].PersonId, Contacts = [role.Id] });

    private async Task<(VerificationMethod, string?)> WordAsync(System.Linq.Expressions.Expression<Func<Verification, bool>> about)
    {
        await using var db = app.Db.OpenToRead();
        var word = await db.Verifications.SingleAsync(about, Cancellation);
        return (word.Method, word.By);
    }
}
