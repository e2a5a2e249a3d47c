namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>A kind of work in words.</summary>
/// <param name="Action">What a row's one button or link says.</param>
/// <param name="Nothing">What is said where there is none of it.</param>
internal sealed record WorkWords(string Tab, string Heading, string WhatToDo, string Action, string Nothing)
{
    public static WorkWords Of(WorkKind kind) => kind switch
    {
        WorkKind.Undeliverable => new(
            "Mail came back", "Mail came back", "Mail to these contacts does not arrive. Find the right address and correct it.",
            "Correct the address",
            "No mail has come back. Nothing to do here."),
        WorkKind.Vacant => new(
            "Nobody in post", "Nobody in post", "Nobody holds these roles. Name whoever does, or ring and ask.", "Name who holds it",
            "Every role has somebody in post. Nothing to do here."),
        WorkKind.Overdue => new(
            "Overdue", "Not confirmed in time",
            "Nobody has confirmed these in time, so they may be out of date. Ask them to confirm, or ring.", "Ask to confirm",
            "Nothing is overdue."),
        WorkKind.Due => new(
            "Due", "To be confirmed soon",
            "These should be confirmed within three weeks, or never have been. They are reminded by themselves; you can ask now.",
            "Ask to confirm",
            "Nothing is due in the next three weeks."),
        _ => new(
            "No lead", "Schools without a senior mental health lead",
            "These open schools have no such role at all, so nobody knows whom to ask. Add the role, then name who holds it.",
            "Add the role",
            "Every open school has the role of senior mental health lead."),
    };

    /// <summary>Whether its contacts are asked to confirm, one or many at once.</summary>
    public static bool AreAsked(WorkKind kind) => kind is WorkKind.Overdue or WorkKind.Due;
}
