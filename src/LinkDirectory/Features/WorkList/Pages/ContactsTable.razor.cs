using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Contacts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>
/// The grid's rows. Read without JavaScript; with it a row is edited in place, the last save undone, and what is typed survives
/// a lost connection. Filters, order and page are forms of the page around it.
/// </summary>
public sealed partial class ContactsTable(ContactGrid contacts, RoleDetails records, TimeProvider clock,
    CurrentActor current, IJSRuntime script, NavigationManager navigation) : IAsyncDisposable
{
    private readonly RowSaving saving = new(records, clock);
    private ContactGridPage? page;
    private ElementReference root;
    private IJSObjectReference? keeper;
    private string owner = "";
    private IReadOnlyList<KeptDraft> unsaved = [];
    private RowEdit? draft;
    private RowEdit? undo;
    private string? said;
    private string? focus;

    [Parameter, EditorRequired] public required ContactGridQuery Query { get; set; }

    /// <summary>The id of the form that headers and pages submit.</summary>
    [Parameter, EditorRequired] public required string Form { get; set; }

    /// <summary>A row to open for editing at once.</summary>
    [Parameter] public int? Open { get; set; }

    /// <summary>Whether a filter narrows the rows down.</summary>
    [Parameter] public bool Narrowed { get; set; }

    private bool IsShown(int id) => page?.Items.Any(item => item.Reading.Id == id) ?? false;

    public async ValueTask DisposeAsync()
    {
        if (keeper is not null)
        {
            try
            {
                await keeper.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The reader has gone, and the script with them.
            }
        }
    }

    protected override Task OnInitializedAsync() => ReadRowsAsync();

    // Signed out since, in another tab perhaps: no name stays on the screen, and the page asks to sign in. What was typed stays in the tab.
    private async Task<Actor> WhoAsync()
    {
        var actor = await current.GetAsync();
        if (!actor.SignedIn)
        {
            (page, draft, undo) = (null, null, null);
            navigation.NavigateTo(navigation.Uri, forceLoad: true);
        }

        return actor;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var actor = await WhoAsync();
            owner = actor.Name;
            keeper = await script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["dist/grid.js"].TrimStart('/'));
            await keeper.InvokeVoidAsync("watch", root, owner);
            await ReadUnsavedAsync();
            if (Open is { } id && await contacts.RowAsync(id, actor, CancellationToken.None) is { } item)
            {
                await OpenAsync(item);
            }

            StateHasChanged();
        }
        else if (focus is { } id && keeper is not null)
        {
            focus = null;
            await keeper.InvokeVoidAsync("focus", id);
        }
    }

    private async Task ReadRowsAsync() =>
        page = await contacts.PageAsync(Query, await WhoAsync(), CancellationToken.None);

    private async Task OpenAsync(ContactGridItem item)
    {
        if (draft?.Id == item.Reading.Id)
        {
            await LeaveAsync();
            return;
        }

        var actor = await WhoAsync();
        if (actor.SignedIn)
        {
            Begin(RowEdit.From(await contacts.RowAsync(item.Reading.Id, actor, CancellationToken.None) ?? item));
        }
    }

    private void Begin(RowEdit begun)
    {
        draft = begun;
        focus = begun.InputId(RowEdit.Fields[0].Name);
    }

    private async Task SaveAsync()
    {
        var actor = await WhoAsync();
        if (draft is null || await saving.SaveAsync(draft, actor, CancellationToken.None) is null)
        {
            focus = draft?.Problems.FirstOrDefault(p => p.Field is not null)?.Field;
            return;
        }

        var saved = await contacts.RowAsync(draft.Id, actor, CancellationToken.None);
        undo = saved is null || draft.NamesAnother ? null : draft.Reverse(saved);
        await CloseAsync(FormattableString.Invariant($"Saved: {Title(draft.Row)}."));
    }

    private async Task UndoAsync()
    {
        if (undo is not { } back)
        {
            return;
        }

        undo = null;
        if (await saving.SaveAsync(back, await WhoAsync(), CancellationToken.None) is null)
        {
            Begin(back);
            said = "It could not be put back as it was. Look at it and save again.";
            return;
        }

        said = FormattableString.Invariant($"Undone: {Title(back.Row)} is as it was.");
        await ReadRowsAsync();
    }

    // What was typed stays in the tab, and is offered again.
    private async Task LeaveAsync()
    {
        if (draft is not { } left)
        {
            return;
        }

        if (!left.IsChanged)
        {
            await ForgetAsync(left.Id);
        }

        draft = null;
        undo = null;
        said = left.IsChanged ? $"You left {Title(left.Row)} without saving." : null;
        focus = EditId(left.Row);
        await ReadUnsavedAsync();
    }

    private async Task InsistAsync()
    {
        draft!.Insist();
        await SaveAsync();
    }

    private Task YieldAsync() => CloseAsync($"Kept what is saved: {Title(draft!.Row)}.");

    private async Task CloseAsync(string words)
    {
        var item = draft!.Row;
        await ForgetAsync(draft.Id);
        draft = null;
        said = words;
        focus = EditId(item);
        await ReadUnsavedAsync();
        await ReadRowsAsync();
    }

    private async Task PutBackAsync(KeptDraft kept)
    {
        if (await contacts.RowAsync(kept.Id, await WhoAsync(), CancellationToken.None) is { } item)
        {
            Begin(RowEdit.From(item, kept.Version, kept.Fields));
            unsaved = [.. unsaved.Where(k => k.Id != kept.Id)];
        }
        else
        {
            said = $"{kept.Title} is no longer among the contacts you keep. What you typed is still in this tab.";
        }
    }

    private async Task ThrowAwayAsync(int id)
    {
        await ForgetAsync(id);
        await ReadUnsavedAsync();
    }

    private async Task ForgetAsync(int id) => await keeper!.InvokeVoidAsync("forget", owner, id);

    private async Task ReadUnsavedAsync() =>
        unsaved = [.. (await keeper!.InvokeAsync<KeptDraft[]>("unsaved", owner)).Where(kept => kept.Id != draft?.Id)];

    private static string EditId(ContactGridItem item) => FormattableString.Invariant($"edit-{item.Reading.Id}");

    private static string Title(ContactGridItem item) => $"{item.Organisation}, {item.Reading.DisplayName()}";

    private static DateOnly? DayOf(DateTimeOffset? at) => at is { } time ? London.DayAt(time) : null;

    /// <summary>What a tab kept of a form that was not saved.</summary>
    private sealed record KeptDraft(int Id, string Title, int Version, Dictionary<string, string> Fields);
}
