using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

public sealed class VerificationServiceTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public VerificationServiceTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private VerificationService Verifications => app.Services.GetRequiredService<VerificationService>();

    private RoleDetails Records => app.Services.GetRequiredService<RoleDetails>();

    private DateOnly Today => DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);

    [Theory]
    [InlineData(VerificationOutcome.Confirmed)]
    [InlineData(VerificationOutcome.Changed)]
    public async Task A_word_that_it_is_right_makes_it_current_and_is_kept(VerificationOutcome outcome)
    {
        var contact = await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync(),
            with: c => (c.LastVerifiedAt, c.VerifyBy) = (null, null));
        Assert.True((await Verifications.RecordAsync(contact.Id, Given(outcome), Actor.Operator, Cancellation)).IsDone);

        var now = await ContactAsync(contact.Id);
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(now, Today));
        Assert.Equal((app.Clock.Now, new DateOnly(2027, 3, 31), 2), (now.LastVerifiedAt, now.VerifyBy, now.Version));
        var kept = Assert.Single(now.Verifications);
        Assert.Equal((VerificationMethod.Telephone, outcome, "Alex Holder"), (kept.Method, kept.Outcome, kept.By));
        await using var db = app.Db.OpenToRead();
        Assert.Equal($"Point of contact {contact.Id}",
            (await db.AuditLines.SingleAsync(line => line.Act == "verify point of contact", Cancellation)).Subject);
    }

    [Fact]
    public async Task A_word_that_the_holder_has_left_makes_a_vacancy_and_verifies_nothing()
    {
        var contact = await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync());
        await Verifications.RecordAsync(contact.Id, Given(VerificationOutcome.Left), Actor.Operator, Cancellation);

        var now = await ContactAsync(contact.Id);
        Assert.Equal(Today, Assert.Single(now.Holders).Until);
        Assert.Equal(contact.LastVerifiedAt, now.LastVerifiedAt);
        Assert.Equal(Currency.Vacant, CurrencyRule.Evaluate(now, Today.AddDays(1)));
    }

    [Fact]
    public async Task Mail_that_came_back_shows_until_somebody_confirms()
    {
        var contact = await data.PointOfContactAsync(ContactRole.TeamManager, service: await data.ServiceAsync());
        await Records.MailCameBackAsync(contact.Id, app.Clock.Now, Actor.Operator, Cancellation);
        Assert.Equal(Currency.Undeliverable, CurrencyRule.Evaluate(await ContactAsync(contact.Id), Today));

        await Verifications.RecordAsync(contact.Id, Given(VerificationOutcome.Confirmed), Actor.Operator, Cancellation);
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(await ContactAsync(contact.Id), Today));
    }

    [Fact]
    public async Task A_services_record_is_current_for_120_days()
    {
        var service = await data.ServiceAsync();
        await Verifications.RecordServiceAsync(service.Id, Given(VerificationOutcome.Confirmed), Actor.Operator, Cancellation);

        await using var db = app.Db.OpenToRead();
        var now = await db.Services.SingleAsync(s => s.Id == service.Id, Cancellation);
        Assert.Equal(Today.AddDays(120), now.VerifyBy);
        Assert.Equal(Currency.Current, CurrencyRule.Evaluate(now, Today));
        Assert.Equal(Currency.Overdue, CurrencyRule.Evaluate(now, Today.AddDays(121)));
    }

    [Fact]
    public async Task A_day_to_come_back_is_recorded_once()
    {
        var contact = await data.PointOfContactAsync(ContactRole.TeamManager, service: await data.ServiceAsync());
        await Records.SetAwayAsync(contact.Id, Today.AddDays(14), Actor.Operator, Cancellation);
        await Records.SetAwayAsync(contact.Id, Today.AddDays(14), Actor.Operator, Cancellation);

        var now = await ContactAsync(contact.Id);
        Assert.Equal((Today.AddDays(14), 2), (now.AwayUntil, now.Version));
    }

    [Fact]
    public async Task A_person_who_may_not_edit_changes_nothing()
    {
        var contact = await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync());
        var service = await data.ServiceAsync();
        var anyone = Actor.Anonymous(Channel.Api);
        Assert.IsType<NotAllowed>(
            Assert.Single((await Verifications.RecordAsync(contact.Id, Given(VerificationOutcome.Left), anyone, Cancellation)).Problems));
        Assert.IsType<NotAllowed>(
            (await Verifications.RecordServiceAsync(service.Id, Given(VerificationOutcome.Confirmed), anyone, Cancellation)).Problem);
        Assert.Null(Assert.Single((await ContactAsync(contact.Id)).Holders).Until);
    }

    [Fact]
    public async Task What_is_not_there_is_said_so()
    {
        Assert.IsType<NotFound>(
            Assert.Single((await Records.MailCameBackAsync(404, app.Clock.Now, Actor.Operator, Cancellation)).Problems));
        Assert.IsType<NotFound>(
            (await Verifications.RecordServiceAsync(404, Given(VerificationOutcome.Confirmed), Actor.Operator, Cancellation)).Problem);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private VerificationGiven Given(VerificationOutcome outcome) =>
        new(app.Clock.Now, VerificationMethod.Telephone, outcome, "Alex Holder");

    private async Task<PointOfContact> ContactAsync(int id)
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).Include(c => c.Verifications).SingleAsync(c => c.Id == id, Cancellation);
    }
}
