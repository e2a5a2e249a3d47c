namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>Something wrong with a field of a draft.</summary>
/// <param name="Field">The property's name.</param>
/// <param name="Value">The value at fault, where it is one of several; else null.</param>
/// <param name="Advice">What is wrong and what to do, in a sentence.</param>
/// <param name="IsWarning">Whether the draft is taken all the same.</param>
internal sealed record DraftProblem(string Field, string? Value, string Advice, bool IsWarning);

/// <summary>Collects what is wrong with a draft. A file, a form and the API each report it where the value was typed.</summary>
internal sealed class DraftProblems
{
    private const int LongestText = 5_000;

    private readonly List<DraftProblem> all = [];

    public IReadOnlyList<DraftProblem> All => all;

    public bool HasRejected => all.Exists(problem => !problem.IsWarning);

    public void Reject(string field, string advice, string? value = null) =>
        all.Add(new DraftProblem(field, value, advice, IsWarning: false));

    public void Warn(string field, string advice, string? value = null) => all.Add(new DraftProblem(field, value, advice, IsWarning: true));

    /// <summary>Takes out what has been collected so far, to report it.</summary>
    public IReadOnlyList<DraftProblem> Take()
    {
        DraftProblem[] taken = [.. all];
        all.Clear();
        return taken;
    }

    /// <summary>The text with plain line ends and nothing around it; null where nothing is left.</summary>
    public string? Text(string field, string? text)
    {
        // A file cannot hold other control characters.
        var plain = string.Concat(
            (text ?? "").ReplaceLineEndings("\n").Where(letter => !char.IsControl(letter) || letter is '\n' or '\t')).Trim();
        RejectLonger(field, plain.Length);
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>The texts of a list, without the empty ones.</summary>
    public List<string> Texts(string field, IEnumerable<string> texts)
    {
        List<string> plain = [.. texts.Select(text => Text(field, text)).OfType<string>()];
        RejectLonger(field, plain.Sum(text => text.Length));
        return plain;
    }

    /// <summary>A whole number from 0 to the largest.</summary>
    public int? Whole(string field, int? number, int largest)
    {
        if (number < 0 || number > largest)
        {
            Reject(field, Imports.RowValues.WholeAdvice(0, largest));
        }

        return number;
    }

    private void RejectLonger(string field, int length)
    {
        if (length > LongestText)
        {
            Reject(field, $"This is too long. Use at most {LongestText:N0} characters.");
        }
    }
}
