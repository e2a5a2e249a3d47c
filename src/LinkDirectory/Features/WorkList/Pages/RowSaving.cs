using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>Saves what was typed into a row, by the feature's services, which check it and say what is wrong.</summary>
public sealed class RowSaving(RoleDetails records, TimeProvider clock)
{
    /// <summary>Saves the role's part and the person's: both, or neither where something is wrong.</summary>
    /// <returns>The record as it is now; null where the draft says what is wrong.</returns>
    public async Task<ContactView?> SaveAsync(RowEdit draft, Actor actor, CancellationToken cancellation)
    {
        draft.Problems = [];
        if (!draft.IsChanged)
        {
            return draft.Row.Reading;
        }

        var person = draft.ChangesPerson ? draft.Person() : null;
        if (person?.Name.Length == 0)
        {
            draft.Refuse(new InvalidInput(
                "Write who is in post. If they have left, record that on the organisation’s own page, so that its partners are told.",
                "name"));
            return null;
        }

        // The person in post is corrected from their own first day; anyone else begins today.
        var today = London.Today(clock);
        var since = draft.NamesAnother ? today : draft.Row.Reading.Holder?.Since ?? today;
        try
        {
            var answer = await records.UpdateAsync(draft.Id, draft.Version, draft.Edit(), person, since, actor, cancellation);
            if (!answer.IsDone)
            {
                draft.Refuse(answer);
            }

            return answer.Value;
        }
        catch (Exception busy) when (DatabaseBusyException.IsBehind(busy))
        {
            draft.Refuse(new InvalidInput(DatabaseBusyException.Words));
            return null;
        }
    }
}
