using LinkDirectory.Data;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Verifications;

/// <summary>"This is how it should read", said by a mailed link, is recorded with the word that the rest is right, or not at all.</summary>
public sealed class MailedCorrectionTests : IAsyncDisposable
{
    private const string Telephone = "02079460011";

    private readonly DirectoryApp app = new();
    private readonly Killer killer = new();
    private readonly TestData data;

    public MailedCorrectionTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Whenever_the_server_is_killed_a_role_is_put_right_and_confirmed_or_neither()
    {
        await using var server = killer.In(app);

        await AssertWholeAsync(killAt => CorrectRoleAsync(server.Services, killAt));
    }

    [Fact]
    public async Task Whenever_the_server_is_killed_a_services_record_is_put_right_and_confirmed_or_neither()
    {
        await using var server = killer.In(app);

        await AssertWholeAsync(killAt => CorrectServiceAsync(server.Services, killAt));
    }

    // At every moment in turn.
    private async Task AssertWholeAsync(Func<int, Task<Outcome>> correctAsync)
    {
        Assert.Equal(new Outcome(true, true), await correctAsync(int.MaxValue));
        var moments = killer.Passed;
        Assert.InRange(moments, 5, 100);

        var outcomes = new List<Outcome>();
        for (var moment = 1; moment <= moments; moment++)
        {
            outcomes.Add(await correctAsync(moment));
        }

        Assert.DoesNotContain(outcomes, outcome => outcome.Corrected != outcome.Confirmed);
        Assert.Contains(outcomes, outcome => outcome.Corrected);
        Assert.Contains(outcomes, outcome => !outcome.Corrected);
    }

    private async Task<Outcome> CorrectRoleAsync(IServiceProvider services, int killAt)
    {
        var role = await data.PointOfContactAsync(ContactRole.SeniorMentalHealthLead, await data.SchoolAsync());
        var opened = await OpenAsync(services, role);
        var correction = new RoleCorrection(role.Version, new PersonInput("Alex Holder", "Assistant head"), SharedEmail: null, Telephone,
            Availability: null, AwayUntil: null, Deputy: null);
        await killer.DuringAsync(killAt, async () => Assert.True((await services.GetRequiredService<MailedAnswers>().CorrectAsync(
            opened, role.Id, correction, Cancellation)).IsDone));

        await using var db = app.Db.OpenToRead();
        var now = await db.PointsOfContact.Include(c => c.Holders).SingleAsync(c => c.Id == role.Id, Cancellation);
        Assert.Equal(now.SharedTelephone == Telephone, now.Holders[0].JobTitle == "Assistant head");
        return new Outcome(now.SharedTelephone == Telephone,
            await db.Verifications.AnyAsync(v => v.PointOfContactId == role.Id, Cancellation));
    }

    private async Task<Outcome> CorrectServiceAsync(IServiceProvider services, int killAt)
    {
        var service = await data.ServiceAsync(with: s =>
            (s.Telephone, s.ReferralMethods) = ("020 7946 0002", EnumSet<ReferralMethod>.From(ReferralMethod.Telephone)));
        var opened = await OpenAsync(services, await data.PointOfContactAsync(ContactRole.LinkWorker, service: service));
        await killer.DuringAsync(killAt, async () => Assert.True((await services.GetRequiredService<MailedAnswers>().CorrectServiceAsync(
            opened, new ServiceDraft { Id = service.Id, Version = service.Version, Telephone = Telephone }, Cancellation)).IsDone));

        await using var db = app.Db.OpenToRead();
        return new Outcome(await db.Services.AnyAsync(s => s.Id == service.Id && s.Telephone == Telephone, Cancellation),
            await db.Verifications.AnyAsync(v => v.ServiceId == service.Id, Cancellation));
    }

    private static async Task<MailedRoles> OpenAsync(IServiceProvider services, PointOfContact role)
    {
        var link = services.GetRequiredService<VerifyLinks>().AddressOf(
            new VerifyLink { PersonId = role.Holders[0].PersonId, Contacts = [role.Id] });
        return await services.GetRequiredService<MailedVerification>().OpenAsync(
            Uri.UnescapeDataString(link.Query["?t=".Length..]), Cancellation);
    }

    private sealed record Outcome(bool Corrected, bool Confirmed);
}
