namespace LinkDirectory.Wording.Mails;

/// <summary>The words of one mail, in plain English, and the one thing that its reader may do.</summary>
/// <param name="Subject">One line; no child's and no reader's personal data.</param>
/// <param name="Paragraphs">Plain text each, in order.</param>
public record MailContent(string Subject, params IReadOnlyList<string> Paragraphs)
{
    /// <summary>A list under the paragraphs, such as the roles that somebody holds.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>What to do; null where there is nothing to do.</summary>
    public MailAction? Action { get; init; }

    /// <summary>A sentence after the action, such as how long the link works.</summary>
    public string? Closing { get; init; }

    /// <summary>The last day to say <see cref="Paragraphs"/>, because they ask for an answer by then; null for any day.</summary>
    public DateOnly? By { get; init; }

    /// <summary>What is said in their place from the day after.</summary>
    public IReadOnlyList<string> ParagraphsAfter { get; init; } = [];

    /// <summary>The last day on which the action works, after which the mail asks for nothing that can be done; null for any day.</summary>
    public DateOnly? WorksUntil { get; init; }
}

/// <param name="Label">The text on the button: "Check your details".</param>
/// <param name="Address">Where it leads; absolute.</param>
public sealed record MailAction(string Label, Uri Address);
