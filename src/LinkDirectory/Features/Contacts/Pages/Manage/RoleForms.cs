using LinkDirectory.Web;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.Contacts.Pages.Manage;

/// <summary>The forms of one role on the page that keeps it: their names, their fields' names, and what they begin with.</summary>
internal static class RoleForms
{
    public const string Verify = "verify", Details = "details", Name = "name", Leave = "leave", Undo = "undo", HandOver =
        "handover", WithdrawHandover = "withdraw", NotLeft = "notleft",
        Deputy = "deputy", Away = "away", Reach = "reach";

    /// <summary>A form's name, and what its fields' names begin with.</summary>
    public static string FormName(string form, int contactId) => string.Create(CultureInfo.InvariantCulture, $"{form}-{contactId}");

    public static string Field(string form, int contactId, string field) => $"{FormName(form, contactId)}-{field}";

    /// <summary>What every form of a role begins with: what is known now.</summary>
    public static void Begin(FormValues values, ContactView reading, DateOnly today)
    {
        var (contact, id) = (reading, reading.Id);
        Person(Details, reading.Holder);
        values.SetDay(Field(Details, id, "since"), reading.Holder?.Since);
        values.SetDay(Field(Name, id, "since"), reading.Holder?.Until is { } until ? until.AddDays(1) : today);
        values.SetDay(Field(Leave, id, "lastDay"), reading.Holder?.Until);
        values.SetDay(Field(HandOver, id, "since"), reading.Holder?.Until is { } last ? last.AddDays(1) : today.AddDays(1));
        Person(Deputy, reading.Deputy);
        values.SetDay(Field(Away, id, "awayUntil"), contact.AwayUntil);
        values[Field(Reach, id, "sharedEmail")] = contact.SharedEmail ?? "";
        values[Field(Reach, id, "sharedTelephone")] = contact.SharedTelephone ?? "";
        values[Field(Reach, id, "availability")] = contact.Availability ?? "";

        void Person(string form, HolderView? holder)
        {
            values[Field(form, id, "name")] = holder?.Name ?? "";
            values[Field(form, id, "jobTitle")] = holder?.JobTitle ?? "";
            values[Field(form, id, "email")] = holder?.Email ?? "";
            values[Field(form, id, "telephone")] = holder?.Telephone ?? "";
        }
    }

    public static PersonInput Person(FormValues values, string form, int id) => new(
        values[Field(form, id, "name")], values[Field(form, id, "jobTitle")], values[Field(form, id, "email")],
        values[Field(form, id, "telephone")]);

    /// <summary>The day in a field's boxes.</summary>
    public static TypedDay Day(FormValues values, string form, int id, string field) => TypedDay.Read(values, Field(form, id, field));

    /// <summary>The problems at the fields of a form; what it has no field for is told without.</summary>
    public static IReadOnlyList<FieldProblem> Problems(Result result, string form, int id) =>
        FieldProblem.From(result, path => Field(form, id, path[^1]));
}
