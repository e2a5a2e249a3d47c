namespace LinkDirectory.Wording;

/// <summary>
/// Characters that are not seen and are not meant: pasted text brings zero-width spaces, soft hyphens and marks of direction with it.
/// They are removed from imported cells and typed contact details, never from passwords, tokens, links or free text.
/// </summary>
public static class InvisibleText
{
    private const char NonJoiner = '\u200C';

    private const char Joiner = '\u200D';

    /// <summary>The text without them. A joiner stays between letters of a script that needs it, such as Persian or Hindi.</summary>
    public static string Remove(string text)
    {
        // Nearly every cell is ASCII, which has none of them.
        if (Ascii.IsValid(text) || !text.Any(IsInvisible))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsInvisible(text[index]) || (text[index] is NonJoiner or Joiner && Joins(text, index)))
            {
                kept.Append(text[index]);
            }
        }

        return kept.ToString();
    }

    /// <summary>
    /// Whether a text may be a person's name, an address or a file's name, however it came in: one line without control characters,
    /// marks of direction or angle brackets, which would change how what stands beside it is read, on a page, in a mail or in its head.
    /// To be asked once <see cref="Remove"/> has taken out what was pasted unseen.
    /// </summary>
    public static bool IsPlainLine(string text) => text == Remove(text)
        && !text.Any(letter => char.IsControl(letter) || IsAngle(letter) || char.GetUnicodeCategory(letter) is
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    // Also the full-width and small forms, which some programs turn into the plain ones.
    private static bool IsAngle(char letter) => letter is '<' or '>' or '\uFF1C' or '\uFF1E' or '\uFE64' or '\uFE65';

    private static bool IsInvisible(char letter) => letter is '\u00AD' or '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F')
        or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or (>= '\u2066' and <= '\u206F') or '\uFEFF';

    private static bool Joins(string text, int index) =>
        index > 0 && index + 1 < text.Length && NeedsJoiners(text[index - 1]) && NeedsJoiners(text[index + 1]);

    // From Hebrew on; Latin, Greek and Cyrillic come before. Emoji are surrogates, and are joined too.
    private static bool NeedsJoiners(char letter) => letter >= '\u0590' && letter is not (>= '\u1E00' and <= '\u2BFF');
}
