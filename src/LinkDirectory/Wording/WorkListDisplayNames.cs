using LinkDirectory.Features.WorkList;

namespace LinkDirectory.Wording;

/// <summary>A kind of work in words.</summary>
/// <param name="Action">What a row’s one button or link says.</param>
/// <param name="Nothing">What is said where there is none of it.</param>
public sealed record WorkKindWording(string Tab, string Heading, string WhatToDo, string Action, string Nothing);

public static class WorkListDisplayNames
{
    public static WorkKindWording Wording(this WorkKind kind) => kind switch
    {
        WorkKind.Undeliverable => new(
            "Mail came back", "Mail came back",
            "Mail to these contacts does not arrive. Find the right address and correct it.",
            "Correct the address", "No mail has come back. Nothing to do here."),
        WorkKind.Vacant => new(
            "Nobody in post", "Nobody in post",
            "Nobody holds these roles. Name the person who does, or ring and ask.",
            "Name who holds it", "Every role has somebody in post. Nothing to do here."),
        WorkKind.Overdue => new(
            "Overdue", "Not confirmed in time",
            "Nobody has confirmed these in time, so they may be out of date. Ask them to confirm, or ring.",
            "Ask to confirm", "Nothing is overdue."),
        WorkKind.Due => new(
            "Due", "To be confirmed soon",
            "These should be confirmed within three weeks, or never have been. Reminders go out automatically; you can ask now.",
            "Ask to confirm", "Nothing is due in the next three weeks."),
        WorkKind.NoLead => new(
            "No lead", "Schools without a senior mental health lead",
            "These open schools have no such role at all, so nobody knows who to ask. Add the role, then name who holds it.",
            "Add the role", "Every open school has the role of senior mental health lead."),
    };

    /// <summary>Whose points of contact: "Schools".</summary>
    public static string DisplayName(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.School => "Schools",
        OrganisationKind.Service => "Services",
        OrganisationKind.Area => "Areas",
    };

    /// <summary>An order of the list of points of contact.</summary>
    public static string DisplayName(this ContactGridOrder order) => order switch
    {
        ContactGridOrder.Organisation => "Organisation, A to Z",
        ContactGridOrder.Role => "Role",
        ContactGridOrder.Holder => "Who is in post",
        ContactGridOrder.Currency => "How current, best first",
        ContactGridOrder.LastVerified => "Last confirmed, longest ago first",
        ContactGridOrder.VerifyBy => "Confirm by, soonest first",
        ContactGridOrder.Area => "Area, A to Z",
    };
}
