using LinkDirectory.Features.Access;
using LinkDirectory.Features.Notifications;
using LinkDirectory.Features.Proposals;
using LinkDirectory.Tests.Support;
using static LinkDirectory.Tests.Features.Proposals.ProposalScene;

namespace LinkDirectory.Tests.Features.Proposals;

/// <summary>A proposal waits while others change the provider, or answer it at the same moment: nothing is changed unseen.</summary>
public sealed class ChangedMeanwhileTests : IAsyncDisposable
{
    private readonly HeardLogs heard = new();
    private readonly DirectoryApp app;

    public ChangedMeanwhileTests() => app = new DirectoryApp { Heard = heard };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Fact]
    public async Task Somebody_who_agrees_to_another_version_than_there_is_now_is_told()
    {
        var scene = await ProposalScene.InAsync(app);
        var id = await scene.ProposeNameAsync();
        await scene.SaveAsync(new { website = "https://northmoor.example/" });

        var stale = Refused(await scene.AnswerAsync(scene.Staff, id, agree: true, version: 1));
        Assert.Equal(("ProviderChangedMeanwhile", scene.Provider.Name),
            (Text(stale, "__typename"), Text(stale.GetProperty("current"), "name")));
        var unsaid = Refused(await scene.AnswerAsync(scene.Staff, id, agree: true, version: null));
        Assert.Equal("version", unsaid.GetProperty("field")[0].GetString());
        Assert.Equal((scene.Provider.Name, 2), ((await scene.NowAsync()).Name, (await scene.NowAsync()).Version));
        Assert.Equal("WAITING", Text(Assert.Single(await scene.SeenAsync(scene.Staff)), "state"));

        Made(await scene.AnswerAsync(scene.Staff, id, agree: true, version: 2));
        var now = await scene.NowAsync();
        Assert.Equal(("Northmoor Partnership", "https://northmoor.example/"), (now.Name, now.Website!.AbsoluteUri));
    }

    [Fact]
    public async Task What_was_changed_to_something_else_since_is_not_agreed_to()
    {
        var scene = await ProposalScene.InAsync(app);
        var id = await scene.ProposeNameAsync();
        await scene.SaveAsync(new { name = "Northmoor and Kelder NHS Trust" });
        Assert.Equal("OUTDATED", Text(Assert.Single(await scene.SeenAsync(scene.Editor)), "state"));

        var refused = Refused(await scene.AnswerAsync(scene.Staff, id, agree: true, version: 2));

        Assert.Equal(("ProposalTransitionRefused", "OUTDATED"), (Text(refused, "__typename"), Text(refused, "state")));
        Assert.Equal("Northmoor and Kelder NHS Trust", (await scene.NowAsync()).Name);
        Assert.Empty(await scene.MailsAsync(NotificationKind.ChangeAnswered));
        Assert.Equal("DECLINED", Text(Made(await scene.AnswerAsync(scene.Staff, id, agree: false)), "state"));
    }

    [Fact]
    public async Task A_proposal_that_the_provider_says_by_now_is_overtaken()
    {
        var scene = await ProposalScene.InAsync(app);
        var id = Text(Made(await scene.ProposeAsync(scene.Editor,
            new { name = "Northmoor Partnership", website = "https://northmoor.example/" })), "id");
        await scene.SaveAsync(new { name = "Northmoor Partnership" });
        Assert.Equal("WAITING", Text(Assert.Single(await scene.SeenAsync(scene.Editor)), "state"));
        await scene.SaveAsync(new { website = "https://northmoor.example/" }, version: 2);

        Assert.Equal("OVERTAKEN", Text(Assert.Single(await scene.SeenAsync(scene.Editor)), "state"));
        Made(await scene.AnswerAsync(scene.Staff, id, agree: true, version: 3));
        Assert.Equal(3, (await scene.NowAsync()).Version);
    }

    [Fact]
    public async Task A_name_that_another_provider_has_taken_since_is_not_agreed_to()
    {
        var scene = await ProposalScene.InAsync(app);
        var id = await scene.ProposeNameAsync();
        await scene.Data.ProviderAsync(p => p.Name = "Northmoor Partnership");

        var refused = Refused(await scene.AnswerAsync(scene.Staff, id, agree: true));

        Assert.Equal(("InvalidInput", "name"), (Text(refused, "__typename"), refused.GetProperty("field")[0].GetString()));
        Assert.Equal((scene.Provider.Name, 1), ((await scene.NowAsync()).Name, (await scene.NowAsync()).Version));
        Assert.Equal(ProposalOutcome.Waiting, Assert.Single(await scene.StoredAsync()).Outcome);
        Assert.Single(await scene.TrailAsync());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Of_two_answers_at_once_the_second_is_told(bool one, bool other)
    {
        var scene = await ProposalScene.InAsync(app);
        var colleague = await scene.Data.AccountAsync(UserRole.ProviderStaff, provider: scene.Provider);
        var id = await scene.ProposeNameAsync();
        var answers = new System.Text.Json.JsonElement[2];

        await HeldWriter.AtOnceAsync(app,
            async () => answers[0] = await scene.AnswerAsync(scene.Staff, id, one),
            async () => answers[1] = await scene.AnswerAsync(colleague, id, other));

        var late = Assert.Single(answers, a => a.GetProperty("errors").ValueKind != System.Text.Json.JsonValueKind.Null);
        Assert.Equal("ProposalTransitionRefused", Kind(late));
        var outcome = Assert.Single(await scene.StoredAsync()).Outcome;
        Assert.Equal(outcome == ProposalOutcome.Agreed ? ("Northmoor Partnership", 2) : (scene.Provider.Name, 1),
            ((await scene.NowAsync()).Name, (await scene.NowAsync()).Version));
        Assert.Single(await scene.TrailAsync(), line => line.Act is "agree to provider change" or "decline provider change");
        Assert.Single(await scene.MailsAsync(NotificationKind.ChangeAnswered));
        AssertNoFailure();
    }

    [Fact]
    public async Task One_person_who_proposes_twice_at_once_has_one_proposal()
    {
        var scene = await ProposalScene.InAsync(app);
        var names = new[] { "Northmoor Partnership", "Northmoor Alliance" };

        await HeldWriter.AtOnceAsync(app, [.. names.Select<string, Func<Task>>(name => () => scene.ProposeAsync(scene.Editor, new { name }))]);

        Assert.Single(await scene.StoredAsync(), p => p.Outcome == ProposalOutcome.Waiting);
        Assert.Equal(2, (await scene.StoredAsync()).Count);
        AssertNoFailure();
    }

    private void AssertNoFailure() => Assert.DoesNotContain(heard.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
}
