using LinkDirectory.Features.Access;
using LinkDirectory.Features.Changing;
using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.WorkList.Pages;

/// <summary>Saves what was typed into a row, by the feature's services, which check it and say what is wrong.</summary>
public sealed class ContactSaving(ContactRecords records, Holders holders, TimeProvider clock)
{
    /// <summary>Saves the role's part, then the person's. What went in stays, where the second is refused.</summary>
    /// <returns>The record as it is now; null where the draft says what is wrong.</returns>
    public async Task<ContactReading?> SaveAsync(ContactDraft draft, Actor actor, CancellationToken cancellation)
    {
        draft.Problems = [];
        var saved = draft.Row.Reading;
        if (draft.ChangesRole)
        {
            var answer = await records.UpdateAsync(draft.Id, draft.Version, draft.Edit(), actor, cancellation);
            if (!answer.IsDone)
            {
                draft.Refuse(answer.Problems);
                return null;
            }

            draft.Saved(answer.Value);
            saved = answer.Value;
        }

        return draft.ChangesPerson ? await NameAsync(draft, actor, cancellation) : saved;
    }

    // Who was in post is corrected from their own first day; anyone else begins today.
    private async Task<ContactReading?> NameAsync(ContactDraft draft, Actor actor, CancellationToken cancellation)
    {
        var person = draft.Person();
        if (person.Name.Length == 0)
        {
            draft.Refuse(
                [new InvalidInput(
                    "Write who is in post. If they have left, record that on the organisation’s own page, so that its partners are told.",
                    "name")]);
            return null;
        }

        var since = draft.NamesAnother ? Places.London.Today(clock) : draft.Row.Reading.Holder?.Since ?? Places.London.Today(clock);
        var answer = await holders.NameAsync(draft.Id, draft.Version, person, since, actor, cancellation);
        if (!answer.IsDone)
        {
            draft.Refuse(answer.Problems);
        }

        return answer.Value;
    }
}
