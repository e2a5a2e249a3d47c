using LinkDirectory.Features.Access;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Tests.Support;
using static LinkDirectory.Tests.Features.Proposals.ProposalScene;

namespace LinkDirectory.Tests.Features.Proposals;

/// <summary>Who is told of a proposal, and of its answer.</summary>
public sealed class ProposalMailTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_providers_own_staff_are_asked_and_nobody_else()
    {
        var scene = await ProposalScene.InAsync(app);
        var colleague = await scene.Data.AccountAsync(UserRole.ProviderStaff, provider: scene.Provider);
        await scene.Data.AccountAsync(UserRole.ProviderStaff, provider: scene.Provider, with: a => a.ClosedAt = app.Clock.Now);
        await scene.Data.AccountAsync(UserRole.ProviderStaff, provider: scene.Provider, with: a => a.EmailConfirmedAt = null);
        await scene.Data.AccountAsync(UserRole.ProviderStaff, service: scene.Shared.ServiceHere);
        await scene.EditorOfBothAsync();
        await scene.Data.AccountAsync(UserRole.Administrator);

        await scene.ProposeNameAsync();
        await scene.ProposeNameAsync();

        var asked = await scene.MailsAsync(NotificationKind.ChangeProposed);
        Assert.Equal([scene.Staff.Email, colleague.Email], asked.Select(m => m.To));
        Assert.Equal("Proposed: a change to Northmoor NHS Trust", asked[0].Subject);
        Assert.Equal(["Name: from “Northmoor NHS Trust” to “Northmoor Partnership”"], asked[0].Items);
        Assert.Equal($"/providers/{scene.Provider.Id}", asked[0].Action!.Address.AbsolutePath);
        Assert.All(asked, mail => Assert.DoesNotContain("@", string.Concat([.. mail.Paragraphs, .. mail.Items]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_of_the_provider_has_an_account_the_editors_who_may_decide_are_asked()
    {
        var scene = await ProposalScene.InAsync(app, withStaff: false);
        var both = await scene.EditorOfBothAsync();
        await scene.Data.AccountAsync(UserRole.DirectoryEditor, area: scene.Shared.There);
        await scene.Data.AccountAsync(UserRole.Administrator);

        await scene.ProposeNameAsync();

        Assert.Equal([both.Email], (await scene.MailsAsync(NotificationKind.ChangeProposed)).Select(m => m.To));
    }

    [Fact]
    public async Task Where_nobody_may_decide_the_administrators_are_asked_to_invite_somebody()
    {
        var scene = await ProposalScene.InAsync(app, withStaff: false);
        await scene.Data.AccountAsync(UserRole.DirectoryEditor, area: scene.Shared.There);
        var administrator = await scene.Data.AccountAsync(UserRole.Administrator);

        await scene.ProposeNameAsync();

        var asked = Assert.Single(await scene.MailsAsync(NotificationKind.ChangeProposed));
        Assert.Equal((administrator.Email, "/people"), (asked.To, asked.Action!.Address.AbsolutePath));
        Assert.Empty(await scene.SeenAsync(administrator));
    }

    [Theory]
    [InlineData(true, "Northmoor Partnership: the change that you proposed was agreed")]
    [InlineData(false, "Northmoor NHS Trust: the change that you proposed was declined")]
    public async Task The_person_who_proposed_it_is_told_the_answer(bool agree, string subject)
    {
        var scene = await ProposalScene.InAsync(app);

        Made(await scene.AnswerAsync(scene.Staff, await scene.ProposeNameAsync(), agree));

        var told = Assert.Single(await scene.MailsAsync(NotificationKind.ChangeAnswered));
        Assert.Equal((scene.Editor.Email, subject), (told.To, told.Subject));
        Assert.Equal(["Name: from “Northmoor NHS Trust” to “Northmoor Partnership”"], told.Items);
    }

    [Fact]
    public async Task Nobody_is_told_of_one_that_is_taken_back_and_a_closed_account_gets_no_answer()
    {
        var scene = await ProposalScene.InAsync(app);
        Made(await scene.WithdrawAsync(scene.Editor, await scene.ProposeNameAsync()));
        var id = await scene.ProposeNameAsync("Northmoor Alliance");
        await scene.CloseAsync(scene.Editor);

        Assert.Equal("Edie <i>Editor</i>", Text(Assert.Single(await scene.SeenAsync(scene.Staff)), "proposedBy"));
        Made(await scene.AnswerAsync(scene.Staff, id, agree: false));

        Assert.Empty(await scene.MailsAsync(NotificationKind.ChangeAnswered));
    }
}
