namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>A new service's reference: as it was typed, else made from its name.</summary>
internal static class NewReference
{
    private const int Longest = 60;

    public static async Task<string> ForAsync(DirectoryDbContext db, ServiceDraft draft, CancellationToken cancellation)
    {
        if (draft.Reference?.Trim().ToLowerInvariant() is { Length: > 0 } typed)
        {
            if (await db.Services.AnyAsync(s => s.Reference == typed, cancellation))
            {
                draft.Problems.Reject(
                    nameof(draft.Reference),
                    "Another service has this reference. Choose another, or leave it empty and one is made from the name.");
            }

            return typed;
        }

        var stem = From(draft.Name ?? "");
        var taken = (await db.Services.Where(s => s.Reference.StartsWith(stem)).Select(s => s.Reference).ToListAsync(cancellation))
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}"))
            .First(made => !taken.Contains(made));
    }

    // Letters without their accents, digits, and one hyphen for anything between.
    private static string From(string name)
    {
        var made = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                made.Append(letter);
            }
            else if (made.Length > 0
                && made[^1] != '-'
                && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && letter is not ('\'' or '’'))
            {
                made.Append('-');
            }
        }

        var text = made.ToString(0, Math.Min(made.Length, Longest)).Trim('-');
        return text.Length == 0 ? "service" : text;
    }
}
