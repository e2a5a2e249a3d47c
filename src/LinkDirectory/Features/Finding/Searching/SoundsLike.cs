namespace LinkDirectory.Features.Finding.Searching;

/// <summary>
/// A key that words share which sound alike in English: Katharine and Catherine, Stephen and Steven. Consonants by their sound, without
/// vowels after the first letter.
/// </summary>
internal static class SoundsLike
{
    private const int ShortestKey = 3;

    private static readonly (string Written, string Sound)[] Sounds =
    [
        ("tch", "c"), ("sch", "sk"), ("ph", "f"), ("ck", "k"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("ch", "k"), ("gh", ""), ("wr", "r"),
        ("kn", "n"), ("th", "t"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"), ("h", ""), ("w", ""),
    ];

    /// <summary>The key; null for a word that is too short to be told by its sound, or has a digit.</summary>
    public static string? Key(string word)
    {
        if (word.Any(c => !char.IsAsciiLetterLower(c)))
        {
            return null;
        }

        var key = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var (written, sound) = Array.Find(Sounds, s => string.CompareOrdinal(word, at, s.Written, 0, s.Written.Length) == 0);
            var letters = sound ?? (word[at] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' ? at == 0 ? "a" : "" : word[at].ToString());
            foreach (var letter in letters.Where(letter => key.Length == 0 || key[^1] != letter))
            {
                key.Append(letter);
            }

            at += written?.Length ?? 1;
        }

        return key.Length >= ShortestKey ? key.ToString() : null;
    }
}
