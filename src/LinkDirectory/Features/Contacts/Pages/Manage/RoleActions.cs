using LinkDirectory.Features.Departures;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Web;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.Contacts.Pages.Manage;

/// <summary>Gives what was typed in the forms of a role to the service that does it.</summary>
public sealed class RoleActions(Holders holders, Handovers handovers, LeaverReports reports, RecordDeparture departure,
    UndoDeparture undo, RoleDetails records, VerificationService verifications)
{
    private const string WriteDay = "Enter the day as a real date, like 30 9 2026.";

    /// <summary>What a page says once something is done; null for what it does not know.</summary>
    public static string? DoneWords(string form) => form switch
    {
        RoleForms.Verify => "Confirmed. Thank you: everyone sees that it was confirmed today.",
        RoleForms.Details => "The details are saved. If the rest of the role is right too, choose “Still right”.",
        RoleForms.Name => "Named. They are not confirmed until somebody says that all of it is right.",
        RoleForms.Leave =>
            "The last day is recorded, and partners with an agreed link are told. If it was a mistake, choose “Undo” at the role.",
        RoleForms.Undo => "Taken back. Partners who were told are told that it was a mistake.",
        RoleForms.HandOver => "They are asked by mail. The role passes to them when they accept.",
        RoleForms.WithdrawHandover => "The offer is taken back.",
        RoleForms.NotLeft => "Noted that the holder is still here, and the person who asked is told.",
        RoleForms.Deputy => "The deputy is saved.",
        RoleForms.Away => "Saved until when the holder is away.",
        RoleForms.Reach => "How to reach the role is saved.",
        AddRole.Form => "The role is added.",
        RecordCard.Form => "The record is confirmed. Thank you: everyone sees that it was confirmed today.",
        _ => null,
    };

    public async Task<Result> DoAsync(string form, int id, FormValues values, Actor actor, CancellationToken cancellation)
    {
        var version = int.TryParse(values["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return form switch
        {
            RoleForms.Verify => await verifications.VerifyAsync(id, VerificationOutcome.Confirmed, actor, cancellation),
            RoleForms.Details or RoleForms.Name => RoleForms.Day(values, form, id, "since").Value is { } since
                ? await holders.NameAsync(id, version, RoleForms.Person(values, form, id), since, actor, cancellation)
                : new InvalidInput(WriteDay, "since"),
            RoleForms.HandOver => RoleForms.Day(values, form, id, "since").Value is { } from
                ? await handovers.OfferAsync(id, version, RoleForms.Person(values, form, id), from, actor, cancellation)
                : new InvalidInput(WriteDay, "since"),
            RoleForms.WithdrawHandover => await handovers.WithdrawAsync(id, version, actor, cancellation),
            RoleForms.NotLeft => await reports.AnswerAsync(id, left: false, lastDay: null, actor, cancellation),
            RoleForms.Leave => RoleForms.Day(values, form, id, "lastDay").Value is { } last
                ? await departure.RecordAsync(id, version, last, actor, cancellation)
                : new InvalidInput(WriteDay, "lastDay"),
            RoleForms.Undo => await undo.UndoAsync(id, version, actor, cancellation),
            RoleForms.Away when RoleForms.Day(values, form, id, "awayUntil") is { IsEmpty: false, Value: null } =>
                new InvalidInput(WriteDay, "awayUntil"),
            _ => await records.UpdateAsync(id, version, Edit(form, id, values), actor, cancellation),
        };
    }

    /// <summary>Confirms that a service's record is right.</summary>
    public Task<Result> ConfirmRecordAsync(int serviceId, Actor actor, CancellationToken cancellation) =>
        verifications.VerifyServiceAsync(serviceId, spokeTo: null, actor, cancellation);

    /// <summary>Adds a role, and names who holds it where somebody was typed.</summary>
    public async Task<Result> AddAsync(
        int? schoolId, int? serviceId, FormValues values, Actor actor, CancellationToken cancellation)
    {
        if (!Enum.TryParse<ContactRole>(values[Field("role")], out var role) || !Enum.IsDefined(role))
        {
            return new InvalidInput("Choose a role.", "role");
        }

        var given = new NewRole(schoolId, serviceId, AreaId: null, role)
        {
            Label = values[Field("label")],
            SharedEmail = values[Field("sharedEmail")],
            SharedTelephone = values[Field("sharedTelephone")],
            Availability = values[Field("availability")],
        };
        var person = new PersonInput(values[Field("name")], values[Field("jobTitle")], values[Field("email")], values[Field("telephone")]);
        return await records.AddAsync(given, person.Name.Length == 0 ? null : person, actor, cancellation);
    }

    /// <summary>The problems at the fields of the form that adds a role.</summary>
    public static IReadOnlyList<FieldProblem> AddProblems(Result result) => FieldProblem.From(result, path => Field(path[^1]));

    private static string Field(string field) => $"{AddRole.Form}-{field}";

    private static RoleDetailsEdit Edit(string form, int id, FormValues values) => form switch
    {
        RoleForms.Deputy => new RoleDetailsEdit
        {
            Deputy = new NewValue<PersonInput?>(
            RoleForms.Person(values, form, id) is { Name.Length: > 0 } person ? person : null)
        },
        RoleForms.Away => new RoleDetailsEdit { AwayUntil = RoleForms.Day(values, form, id, "awayUntil").Value },
        RoleForms.Reach => new RoleDetailsEdit
        {
            SharedEmail = values[RoleForms.Field(form, id, "sharedEmail")],
            SharedTelephone = values[RoleForms.Field(form, id, "sharedTelephone")],
            Availability = values[RoleForms.Field(form, id, "availability")],
        },
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
    };
}
