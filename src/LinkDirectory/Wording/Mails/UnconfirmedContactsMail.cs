namespace LinkDirectory.Wording.Mails;

/// <summary>Tells partners and editors which details nobody has confirmed, though we asked three times.</summary>
public static class UnconfirmedContactsMail
{
    public static MailContent WriteToPartner(IReadOnlyCollection<string> items, Uri page) => Write(
        items,
        "If you know that somebody has left, please tell us on the page. "
        + "Until the details are confirmed, ring before you send anything about a child.",
        new MailAction("See the details", page));

    public static MailContent WriteToEditor(IReadOnlyCollection<string> items, Uri page, Uri workList) => Write(
        items,
        "Please ring the organisation. If the details are right, record that on its page. If somebody has left, name who takes over.",
        items.Count > 1 ? new MailAction("Open your work list", workList) : new MailAction("See the details", page));

    private static MailContent Write(IReadOnlyCollection<string> items, string request, MailAction action) => new(
        items.Count == 1
            ? "Nobody has confirmed a contact that you rely on"
            : string.Create(CultureInfo.InvariantCulture, $"Nobody has confirmed {items.Count} contacts that you rely on"),
        "We have asked three times whether these details are still right, and have had no answer. They may be out of date.",
        request)
    {
        Items = MailPhrases.List(items),
        Action = action,
    };
}
