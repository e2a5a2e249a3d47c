namespace LinkDirectory.Features.Finding.Searching;

/// <summary>A word of the index that a typed word may mean.</summary>
/// <param name="Sure">How sure, over 0 to 1.</param>
/// <param name="Corrected">With slips of the keys, or by its sound: the answer says so.</param>
/// <param name="Next">Where the typed word is two in the index, as "rosehill" for "Rose Hill": the second.</param>
internal readonly record struct Reading(int Term, float Sure, bool Corrected = false, int? Next = null);

/// <summary>A word that somebody typed, with all that it may mean.</summary>
/// <param name="Typed">As it was typed, folded; a phrase that is one thing, as "church of england", is one word.</param>
/// <param name="Weight">How much it tells: the rarer what it may mean, the more.</param>
/// <param name="IsPostcode">It has the form of an outward code or a postcode, or of a part of one that was typed apart.</param>
/// <param name="Readings">Each word of the index once, the surest first; none where nothing is like it.</param>
internal sealed record SearchWord(string Typed, double Weight, bool IsPostcode, IReadOnlyList<Reading> Readings);

/// <summary>What somebody typed, read with the index's words in hand.</summary>
internal sealed record SearchQuery(IReadOnlyList<SearchWord> Words)
{
    public double Weight { get; } = Words.Sum(word => word.Weight);
}
