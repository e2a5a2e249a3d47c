using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Web.Text;

/// <summary>A currency in words, its colour, and why.</summary>
/// <param name="Words">What the tag says.</param>
/// <param name="Colour">The design system's tag colour. Never the only sign.</param>
/// <param name="Why">One sentence with the date.</param>
public sealed record CurrencyWords(string Words, string Colour, string Why)
{
    /// <summary>The words for a currency, given the day it was last confirmed, if ever.</summary>
    public static CurrencyWords Of(Currency currency, DateOnly? confirmedOn)
    {
        var on = confirmedOn is { } day ? PlainDate.Of(day) : null;
        return currency switch
        {
            Currency.Current => new("Current", "green", on is null ? "Confirmed." : $"Confirmed on {on}."),
            Currency.Due => new("Confirm soon", "yellow", on is null ? "Due to be confirmed." : $"Last confirmed on {on}."),
            Currency.Overdue => new(
                confirmedOn is { } last ? $"Not confirmed since {PlainDate.Month(last)}" : "Not confirmed lately", "orange",
                on is null ? "Nobody has confirmed this for too long." : $"Last confirmed on {on}, so it may have changed."),
            Currency.Unverified => new("Never confirmed", "grey", "It came from a file and nobody has confirmed it yet."),
            Currency.Vacant => new("Nobody in post", "red",
                on is null ? "Nobody holds this role at present." : $"Nobody holds this role at present. Last confirmed on {on}."),
            Currency.Undeliverable => new("Mail came back", "red",
                on is null ? "Mail to this address came back." : $"Mail to this address came back. Last confirmed on {on}."),
            _ => throw new ArgumentOutOfRangeException(nameof(currency), currency, "Not a currency."),
        };
    }
}
