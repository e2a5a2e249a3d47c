using LinkDirectory.Features.Access;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Proposals;
using LinkDirectory.Tests.Support;
using static LinkDirectory.Tests.Features.Proposals.ProposalScene;

namespace LinkDirectory.Tests.Features.Proposals;

/// <summary>An editor who may not change a provider proposes the change, and those who may decide.</summary>
public sealed class ProviderProposalTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_editor_of_some_of_its_services_proposes_and_its_staff_agree()
    {
        var scene = await ProposalScene.InAsync(app);

        var proposed = Made(await scene.ProposeAsync(scene.Editor, new { name = "Northmoor Partnership", kind = "INDEPENDENT" }));

        Assert.Equal(("WAITING", "Edie <i>Editor</i>"), (Text(proposed, "state"), Text(proposed, "proposedBy")));
        Assert.Equal("""
            [{"field":"NAME","from":"Northmoor NHS Trust","to":"Northmoor Partnership"},{"field":"KIND","from":"NHS trust","to":"Independent provider"}]
            """, proposed.GetProperty("changes").GetRawText());
        Assert.Equal((scene.Provider.Name, 1), ((await scene.NowAsync()).Name, (await scene.NowAsync()).Version));

        var seen = Assert.Single(await scene.SeenAsync(scene.Staff));
        var agreed = Made(await scene.AnswerAsync(scene.Staff, Text(seen, "id"), agree: true));

        Assert.Equal("AGREED", Text(agreed, "state"));
        var now = await scene.NowAsync();
        Assert.Equal(("Northmoor Partnership", ProviderKind.Independent, scene.Provider.OdsCode, 2),
            (now.Name, now.Kind, now.OdsCode, now.Version));
        Assert.Empty(await scene.SeenAsync(scene.Staff));
        Assert.Empty(await scene.SeenAsync(scene.Editor));
    }

    [Fact]
    public async Task The_trail_says_who_proposed_and_who_agreed()
    {
        var scene = await ProposalScene.InAsync(app);
        var id = await scene.ProposeNameAsync();
        Made(await scene.AnswerAsync(scene.Staff, id, agree: true));

        var trail = await scene.TrailAsync();

        Assert.Equal(
            [
                ("propose provider change", scene.Editor.Id, "ProviderProposal 1"),
                ("change provider", scene.Staff.Id, $"as account {scene.Editor.Id} proposed"),
                ("agree to provider change", scene.Staff.Id, $"ProviderProposal 1 of account {scene.Editor.Id}"),
            ],
            trail.Select(line => (line.Act, line.AccountId ?? 0, line.Detail ?? "")));
        Assert.All(trail.Take(2), line => Assert.Contains("Northmoor Partnership", line.Changes, StringComparison.Ordinal));
        Assert.DoesNotContain(trail, line => $"{line.Actor}{line.Detail}".Contains("Edie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_proposes()
    {
        var scene = await ProposalScene.InAsync(app);
        var school = await scene.Data.SchoolAsync();
        await scene.Data.StandsInAsync(school, scene.Shared.Here);
        Account?[] others =
        [
            null,
            await scene.Data.AccountAsync(UserRole.SchoolStaff, school: school),
            await scene.Data.AccountAsync(UserRole.ProviderStaff, provider: await scene.Data.ProviderAsync()),
            await scene.Data.AccountAsync(UserRole.ProviderStaff, service: scene.Shared.ServiceHere),
            await scene.Data.AccountAsync(UserRole.Commissioner, area: scene.Shared.Here),
            await scene.Data.AccountAsync(UserRole.DirectoryEditor, area: await scene.Data.AreaAsync("E08000035")),
            await scene.Data.AccountAsync(UserRole.Administrator),
        ];
        foreach (var other in others)
        {
            Assert.Equal("NotAllowed", Kind(await scene.ProposeAsync(other, new { name = "Northmoor Partnership" })));
        }

        var readOnly = await scene.ProposeAsync(scene.Editor, new { name = "Northmoor Partnership" }, scope: TokenScope.Read);
        Assert.Equal("NotAllowed", Kind(readOnly));
        Assert.Empty(await scene.StoredAsync());
        Assert.Empty(await scene.TrailAsync());
    }

    [Fact]
    public async Task Somebody_who_may_make_the_change_is_told_to_make_it()
    {
        var scene = await ProposalScene.InAsync(app);
        foreach (var one in new[] { scene.Staff, await scene.EditorOfBothAsync() })
        {
            var refused = Refused(await scene.ProposeAsync(one, new { name = "Northmoor Partnership" }));
            Assert.Equal("NotAllowed", Text(refused, "__typename"));
            Assert.Contains("save the change", Text(refused, "message"), StringComparison.Ordinal);
        }

        Assert.Empty(await scene.StoredAsync());
    }

    [Fact]
    public async Task Only_those_who_may_change_it_see_a_proposal_and_answer()
    {
        var scene = await ProposalScene.InAsync(app);
        var both = await scene.EditorOfBothAsync();
        Account?[] others =
        [
            null,
            await scene.Data.AccountAsync(UserRole.DirectoryEditor, area: scene.Shared.There),
            await scene.Data.AccountAsync(UserRole.ProviderStaff, service: scene.Shared.ServiceHere),
            await scene.Data.AccountAsync(UserRole.Administrator),
        ];
        var id = await scene.ProposeNameAsync();

        foreach (var other in others)
        {
            Assert.Empty(await scene.SeenAsync(other));
            Assert.Equal("NotFound", Kind(await scene.AnswerAsync(other, id, agree: true)));
            Assert.Equal("NotFound", Kind(await scene.WithdrawAsync(other, id)));
        }

        Assert.Equal("NotAllowed", Kind(await scene.AnswerAsync(scene.Editor, id, agree: true)));
        Assert.Equal("NotFound", Kind(await scene.AnswerAsync(scene.Staff, id, agree: true, scope: TokenScope.Read)));
        Assert.Equal(scene.Provider.Name, (await scene.NowAsync()).Name);
        Assert.Single(await scene.SeenAsync(scene.Editor));
        Assert.Single(await scene.SeenAsync(both));
        Assert.Equal("AGREED", Text(Made(await scene.AnswerAsync(both, id, agree: true)), "state"));
    }

    [Fact]
    public async Task A_proposal_that_is_declined_changes_nothing_and_may_be_made_again()
    {
        var scene = await ProposalScene.InAsync(app);

        var declined = Made(await scene.AnswerAsync(scene.Staff, await scene.ProposeNameAsync(), agree: false, version: null));

        Assert.Equal("DECLINED", Text(declined, "state"));
        Assert.Equal((scene.Provider.Name, 1), ((await scene.NowAsync()).Name, (await scene.NowAsync()).Version));
        Assert.Equal(["propose provider change", "decline provider change"], (await scene.TrailAsync()).Select(line => line.Act));
        await scene.ProposeNameAsync();
        Assert.Equal([ProposalOutcome.Declined, ProposalOutcome.Waiting], (await scene.StoredAsync()).Select(p => p.Outcome));
    }

    [Fact]
    public async Task A_proposal_is_taken_back_by_the_person_who_made_it_and_nobody_answers_it_then()
    {
        var scene = await ProposalScene.InAsync(app);
        var id = await scene.ProposeNameAsync();
        Assert.Equal("NotAllowed", Kind(await scene.WithdrawAsync(scene.Staff, id)));
        Assert.Equal("NotAllowed", Kind(await scene.WithdrawAsync(scene.Editor, id, TokenScope.Read)));

        Assert.Equal("WITHDRAWN", Text(Made(await scene.WithdrawAsync(scene.Editor, id)), "state"));

        Assert.Empty(await scene.SeenAsync(scene.Staff));
        var late = Refused(await scene.AnswerAsync(scene.Staff, id, agree: true));
        Assert.Equal(("ProposalTransitionRefused", "WITHDRAWN"), (Text(late, "__typename"), Text(late, "state")));
        Assert.Equal("ProposalTransitionRefused", Kind(await scene.WithdrawAsync(scene.Editor, id)));
        Assert.Equal(scene.Provider.Name, (await scene.NowAsync()).Name);
        Assert.Equal(["propose provider change", "withdraw provider change"], (await scene.TrailAsync()).Select(line => line.Act));
    }

    [Fact]
    public async Task One_proposal_of_each_person_waits_and_the_same_again_is_not_stored_twice()
    {
        var scene = await ProposalScene.InAsync(app);
        var colleague = await scene.Data.AccountAsync(UserRole.DirectoryEditor, area: scene.Shared.Here);
        var id = await scene.ProposeNameAsync();
        Assert.Equal(id, await scene.ProposeNameAsync());
        Assert.Single(await scene.StoredAsync());
        Assert.Single(await scene.TrailAsync());

        var other = Made(await scene.ProposeAsync(scene.Editor, new { name = "Northmoor Alliance" }));
        Made(await scene.ProposeAsync(colleague, new { name = "Northmoor Alliance" }));

        Assert.True(other.GetProperty("replaces").GetBoolean());
        Assert.Equal([ProposalOutcome.Withdrawn, ProposalOutcome.Waiting, ProposalOutcome.Waiting],
            (await scene.StoredAsync()).Select(p => p.Outcome));
        Assert.Equal("ProviderProposal 2 in place of ProviderProposal 1", (await scene.TrailAsync())[1].Detail);
        Assert.Equal("ProposalTransitionRefused", Kind(await scene.AnswerAsync(scene.Staff, id, agree: true)));
        Assert.Equal(2, (await scene.SeenAsync(scene.Staff)).Count);
        Assert.Single(await scene.SeenAsync(scene.Editor));
    }

    [Fact]
    public async Task What_is_proposed_keeps_the_rules_of_a_provider_and_says_something_new()
    {
        var scene = await ProposalScene.InAsync(app);
        await scene.Data.ProviderAsync(p => p.Name = "Lantern Charity");

        foreach (var (fields, field) in new (object, string)[]
            { (new { name = "lantern charity" }, "name"), (new { odsCode = "not one" }, "odsCode"), (new { website = "no address" }, "website") })
        {
            var refused = Refused(await scene.ProposeAsync(scene.Editor, fields));
            Assert.Equal(("InvalidInput", field), (Text(refused, "__typename"), refused.GetProperty("field")[0].GetString()));
        }

        Assert.Equal("InvalidInput", Kind(await scene.ProposeAsync(scene.Editor, new { name = scene.Provider.Name })));
        Assert.Equal("ProviderChangedMeanwhile", Kind(await scene.ProposeAsync(scene.Editor, new { name = "Northmoor" }, version: 7)));
        Assert.Empty(await scene.StoredAsync());
    }
}
