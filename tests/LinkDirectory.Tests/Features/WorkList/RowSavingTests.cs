using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Features.WorkList.Pages;
using LinkDirectory.Tests.Features.Contacts;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.WorkList;

public sealed class RowSavingTests : IAsyncDisposable
{
    private readonly DirectoryApp app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_is_typed_of_a_role_and_of_the_person_in_it_is_saved_as_one_change_or_not_at_all()
    {
        var scene = await ContactScene.InAsync(app);
        var row = await app.Services.GetRequiredService<ContactGrid>().RowAsync(scene.Lead.Id, Actor.Operator, Cancellation);
        var draft = RowEdit.From(row!);
        (draft["sharedEmail"], draft["jobTitle"], draft["email"]) = ("new@school.example", "Head", "no address");
        var saving = new RowSaving(app.Services.GetRequiredService<RoleDetails>(), app.Clock);

        Assert.Null(await saving.SaveAsync(draft, Actor.Operator, Cancellation));

        Assert.Equal([draft.InputId("email")], draft.Problems.Select(p => p.Field));
        var before = await scene.NowAsync(scene.Lead);
        Assert.Equal(("mental-health@school.example", null, 1), (before.SharedEmail, before.Holders[0].JobTitle, before.Version));

        draft["email"] = "robin.present@school.example";
        Assert.NotNull(await saving.SaveAsync(draft, Actor.Operator, Cancellation));

        var now = await scene.NowAsync(scene.Lead);
        Assert.Equal(("new@school.example", "Head", "robin.present@school.example", 2),
            (now.SharedEmail, now.Holders[0].JobTitle, now.Holders[0].Person.Email, now.Version));
    }
}
