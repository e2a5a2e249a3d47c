using System.Globalization;
using System.Text.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Features.WorkList.Pages;
using LinkDirectory.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

#pragma warning disable BL0006 // The frames of what is rendered are the framework's own, and no other way leads to a button's handler.

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>
/// The grid as a circuit runs it, without the browser: with the circuit's own scope, what it shows, and its buttons pressed. What a tab
/// would keep and the addresses that it is sent to are the test's.
/// </summary>
internal sealed class OpenGrid : Renderer
{
    private readonly AsyncServiceScope scope;
    private readonly Tab tab;
    private int grid;

    private OpenGrid(AsyncServiceScope scope, Tab tab)
        : base(new WithTab(scope.ServiceProvider, tab), scope.ServiceProvider.GetRequiredService<ILoggerFactory>()) =>
        (this.scope, this.tab) = (scope, tab);

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    protected override RendererInfo RendererInfo => new("Server", isInteractive: true);

    /// <summary>Where the person was sent, as to sign in; null where they stay.</summary>
    public string? SentTo => tab.SentTo;

    /// <summary>What is on the screen, the values of fields among it.</summary>
    public string Text => string.Join(' ', Frames().Select(f => f.Frame).Select(frame => frame.FrameType switch
    {
        RenderTreeFrameType.Text => frame.TextContent,
        RenderTreeFrameType.Markup => frame.MarkupContent,
        RenderTreeFrameType.Attribute => frame.AttributeValue as string,
        _ => null,
    }));

    /// <summary>Opens the grid as an account, or as anyone.</summary>
    /// <param name="open">A row to open for editing at once, as its address may name it.</param>
    /// <param name="kept">The number of a contact that the tab says it kept a draft of.</param>
    public static async Task<OpenGrid> AsAsync(DirectoryApp app, Account? account, int? open = null, int? kept = null)
    {
        var circuit = app.Services.CreateAsyncScope();
        var user = account is null ? new() : app.SessionOf(account).AsPrincipal("cookie");
        ((IHostEnvironmentAuthenticationStateProvider)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        var opened = new OpenGrid(circuit, new Tab(kept));
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ContactsTable.Query)] = new ContactGridQuery(new ContactGridFilter()),
            [nameof(ContactsTable.Form)] = "form",
            [nameof(ContactsTable.Open)] = open,
        });
        await opened.Dispatcher.InvokeAsync(() =>
        {
            opened.grid = opened.AssignRootComponentId(opened.InstantiateComponent(typeof(ContactsTable)));
            return opened.RenderRootComponentAsync(opened.grid, parameters);
        });
        return opened;
    }

    /// <summary>Presses the button, or sends the form, that says this; false where the grid has no such thing.</summary>
    public Task<bool> PressAsync(string words) => Dispatcher.InvokeAsync(async () =>
    {
        var screen = Frames();
        foreach (var (frame, inside) in screen.Where(f => f.Frame.FrameType == RenderTreeFrameType.Element
            && f.Frame.ElementName is "button" or "form"))
        {
            var handler = inside.Find(f => IsHandler(f, "onclick") || IsHandler(f, "onsubmit")).AttributeEventHandlerId;
            if (handler == 0 || !inside.Exists(f => Says(f, words))) continue;
            await DispatchEventAsync(handler, null, new MouseEventArgs());
            return true;
        }

        return false;
    });

    /// <summary>Types into the field of that name.</summary>
    public Task TypeAsync(string field, string text) => Dispatcher.InvokeAsync(() =>
    {
        var input = Frames().First(f => f.Frame.FrameType == RenderTreeFrameType.Element && f.Inside.Exists(inside =>
            inside.FrameType == RenderTreeFrameType.Attribute && inside.AttributeName == "name"
            && field.Equals(inside.AttributeValue as string, StringComparison.Ordinal)) && f.Frame.ElementName == "input");
        var typing = input.Inside.Find(f => IsHandler(f, "oninput"));
        return DispatchEventAsync(typing.AttributeEventHandlerId, null, new ChangeEventArgs { Value = text });
    });

    protected override void HandleException(Exception exception) => throw new InvalidOperationException("The circuit failed.", exception);

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) scope.Dispose();
    }

    private static bool Says(RenderTreeFrame frame, string words) =>
        (frame.FrameType == RenderTreeFrameType.Text && frame.TextContent.Contains(words, StringComparison.Ordinal))
        || (frame.FrameType == RenderTreeFrameType.Markup && frame.MarkupContent.Contains(words, StringComparison.Ordinal));

    private static bool IsHandler(RenderTreeFrame frame, string name) => frame.FrameType == RenderTreeFrameType.Attribute
        && frame.AttributeEventHandlerId != 0 && frame.AttributeName.Equals(name, StringComparison.Ordinal);

    // Every frame with all that is within it, components' frames among them.
    private List<(RenderTreeFrame Frame, List<RenderTreeFrame> Inside)> Frames()
    {
        var found = new List<(RenderTreeFrame, List<RenderTreeFrame>)>();
        Read(grid);
        return found;

        List<RenderTreeFrame> Read(int component)
        {
            var range = GetCurrentRenderTreeFrames(component);
            return ReadAll(range.Array.AsSpan(0, range.Count).ToArray());
        }

        List<RenderTreeFrame> ReadAll(RenderTreeFrame[] frames)
        {
            var all = new List<RenderTreeFrame>();
            for (var at = 0; at < frames.Length;)
            {
                var (frame, length) = (frames[at], LengthOf(frames[at]));
                var inside = ReadAll(frames[(at + 1)..(at + length)]);
                if (frame.FrameType == RenderTreeFrameType.Component) inside.AddRange(Read(frame.ComponentId));
                found.Add((frame, inside));
                all.Add(frame);
                all.AddRange(inside);
                at += length;
            }

            return all;
        }
    }

    private static int LengthOf(RenderTreeFrame frame) => frame.FrameType switch
    {
        RenderTreeFrameType.Element => frame.ElementSubtreeLength,
        RenderTreeFrameType.Component => frame.ComponentSubtreeLength,
        RenderTreeFrameType.Region => frame.RegionSubtreeLength,
        _ => 1,
    };

    /// <summary>The circuit's services, with a tab at its other end.</summary>
    private sealed class WithTab(IServiceProvider services, Tab tab) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IJSRuntime) ? tab
            : serviceType == typeof(NavigationManager) ? tab.Address
            : serviceType == typeof(IServiceProvider) ? this : services.GetService(serviceType);
    }

    private sealed class Tab(int? kept) : IJSRuntime, IJSObjectReference
    {
        public AddressBar Address { get; } = new();

        public string? SentTo => Address.SentTo;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, default, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            identifier == "unsaved" ? ValueTask.FromResult(JsonSerializer.Deserialize<TValue>(Kept, JsonSerializerOptions.Web)!)
            : typeof(TValue) == typeof(IJSObjectReference) ? ValueTask.FromResult((TValue)(object)this)
            : default;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private string Kept => kept is not { } id ? "[]"
            : string.Create(CultureInfo.InvariantCulture,
                $"[{{\"id\":{id},\"title\":\"Kept\",\"version\":1,\"fields\":{{\"availability\":\"Kept\"}}}}]");
    }

    private sealed class AddressBar : NavigationManager
    {
        public AddressBar() => Initialize("http://localhost/", "http://localhost/contacts");

        public string? SentTo { get; private set; }

        protected override void NavigateToCore(string uri, NavigationOptions options) => SentTo = uri;
    }
}
