using Microsoft.AspNetCore.Components;

namespace LinkDirectory.Web.Asked;

/// <summary>A page with a form that asks: at its own address the form is empty, and at that of an answer it shows what was asked.</summary>
public abstract class AskingPage : RequestComponent
{
    [Inject] public required AskedForms Forms { get; set; }
    [Inject] public required Actor Actor { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>The random number in an answer's address; null at the form's own.</summary>
    [Parameter] public string? Number { get; set; }

    /// <summary>The address of the form.</summary>
    protected abstract string Page { get; }

    /// <summary>What was asked; null at the form's own address, and where this browser does not keep it.</summary>
    protected IFormCollection? Asked { get; private set; }

    /// <summary>Somebody came to an answer that this browser does not keep, or no longer.</summary>
    protected bool IsOver => Number is not null && Asked is null;

    /// <summary>This browser keeps it for the account that asked it, and somebody else is reading.</summary>
    internal bool IsAnothers { get; private set; }

    /// <summary>Where the reader's filters and buttons lead: this answer, or the form's own address where it is not open.</summary>
    protected string Here => Asked is null ? Page : Address;

    /// <summary>The address being read, without its query.</summary>
    internal string Address => Number is null ? Page : AskedForms.AddressOf(Page, Number);

    protected override void OnInitialized()
    {
        if (Number is null)
        {
            return;
        }

        if (!AskedForms.IsNumber(Number))
        {
            Navigation.NotFound();
        }
        else if (Http is not null)
        {
            (Asked, IsAnothers) = Forms.Read(Http, Page, Number, Actor);
        }
    }
}
