using LinkDirectory.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LinkDirectory.Browser.Tests.Features.Organisations;

/// <summary>An editor changes a service and draws its catchment.</summary>
public sealed class ChangeServiceTests(App app)
{
    [Fact]
    public async Task An_editor_draws_a_catchment_by_keyboard_and_sees_who_is_inside_before_saving()
    {
        var keeper = await Keeper.InAsync(app);
        await using var editor = await keeper.EditorAsync();
        await editor.OpenAsync($"/services/{keeper.Service.Id}");
        await editor.Link("Change its catchment").ClickAsync();
        await editor.Page.Locator("[data-drawn=true]").WaitForAsync();
        await editor.Page.GetByLabel($"Keepdale").UncheckAsync();

        var map = editor.Page.GetByRole(AriaRole.Application, new() { Name = "Map to draw the boundary on" });
        await map.FocusAsync();
        foreach (var keys in (string[][])[["ArrowLeft", "ArrowUp"], ["ArrowRight", "ArrowRight"], ["ArrowDown", "ArrowDown"],
            ["ArrowLeft", "ArrowLeft"]])
        {
            foreach (var key in keys)
            {
                await editor.Page.Keyboard.PressAsync(key);
            }

            await editor.Page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(editor.Page.GetByText("4 corners drawn.")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Page.Locator("[data-preview-words]"))
            .ToContainTextAsync("1 school would be inside, with 210 pupils");
        await editor.ShouldHaveNoAxeViolationsAsync();
        await editor.PictureAsync("catchment");
        await editor.TurnToAsync(Screen.Phone);
        await editor.ShouldNotScrollSidewaysAsync();
        await editor.PictureAsync("catchment");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Assertions.Expect(editor.Page.GetByText("Everyone reads it as it is now.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_half_filled_form_is_offered_back_in_the_same_tab()
    {
        var keeper = await Keeper.InAsync(app);
        await using var editor = await keeper.EditorAsync();
        var address = $"/services/{keeper.Service.Id}/change";
        await editor.OpenAsync(address);
        await editor.Page.GetByLabel("What it does not take").FillAsync("Half a sentence");
        editor.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await editor.OpenAsync("/services");

        await editor.OpenAsync(address);
        Assert.Equal("", await editor.Page.GetByLabel("What it does not take").InputValueAsync());
        await editor.ShouldHaveNoAxeViolationsAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();

        Assert.Equal("Half a sentence", await editor.Page.GetByLabel("What it does not take").InputValueAsync());
        await editor.PictureAsync("change-service");
        await editor.TurnToAsync(Screen.Phone);
        await editor.ShouldNotScrollSidewaysAsync();
        await editor.PictureAsync("change-service");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByText("Everyone reads it as it is now.")).ToBeVisibleAsync();
        // The words are there before the script that forgets.
        await editor.Page.WaitForFunctionAsync("() => sessionStorage.length === 0");
        await editor.OpenAsync(address);
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Button, new() { Name = "Put it back" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_forms_work_without_JavaScript()
    {
        var keeper = await Keeper.InAsync(app);
        await using var editor = await keeper.EditorAsync(javaScript: false);
        await editor.OpenAsync($"/services/{keeper.Service.Id}/catchment");
        await editor.Page.GetByLabel("A boundary of its own").FillAsync("53.02, -1.9");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();

        await editor.OpenAsync("/providers/new");
        await editor.Page.GetByLabel("Name").FillAsync($"Plain Trust {keeper.Service.Id}");
        await editor.Page.GetByLabel("Voluntary").CheckAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Add the provider" }).ClickAsync();
        await editor.ShouldHaveOneTitleAsync($"Charity or voluntary organisation – Plain Trust {keeper.Service.Id}",
            $"Plain Trust {keeper.Service.Id}");
    }
}
