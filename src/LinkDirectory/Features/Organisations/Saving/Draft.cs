using System.Runtime.CompilerServices;

namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>
/// A record as somebody typed it, in a file, a form or the API. To set a property is to give that field: a field that was not
/// given stays as it is, and an empty one empties it.
/// </summary>
public abstract class Draft
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>The record to change; null for a new one.</summary>
    public int? Id { get; init; }

    /// <summary>The version that was read before the change; not looked at for a new record.</summary>
    public int? Version { get; init; }

    /// <summary>The names of the properties that were set.</summary>
    public IReadOnlySet<string> Given => given;

    /// <summary>What could not be read, and what broke a rule.</summary>
    internal DraftProblems Problems { get; } = new();

    public bool Gives(string field) => given.Contains(field);

    /// <summary>Takes a field back, so that it stays as it is.</summary>
    internal void Forget(string field) => given.Remove(field);

    /// <summary>What to look at again, though the draft was taken.</summary>
    public IReadOnlyList<string> Warnings => [.. Problems.All.Where(problem => problem.IsWarning).Select(problem => problem.Advice)];

    /// <summary>Why the draft cannot be taken: the first thing of each field, by its path in the API's input.</summary>
    internal IReadOnlyList<Problem> Refusals =>
    [
        .. Problems.All.Where(problem => !problem.IsWarning && !Follows(problem)).DistinctBy(problem => problem.Field)
            .OrderBy(problem => Fields.TakeWhile(name => name != problem.Field).Count())
            .Select(problem => new InvalidInput(problem.Advice, FieldNames.Path(problem.Field))),
    ];

    /// <summary>The fields in the order in which problems are told.</summary>
    protected abstract IEnumerable<string> Fields { get; }

    protected T Give<T>(T value, [CallerMemberName] string field = "")
    {
        given.Add(field);
        return value;
    }

    // That a basis has no ground says nothing where the ground that was given could not be read.
    private bool Follows(DraftProblem problem) => problem is { Field: nameof(ServiceDraft.CatchmentBasis), Value: not null }
        && Problems.All.Any(other => !other.IsWarning && other.Field != problem.Field && FieldNames.IsOfCatchment(other.Field));
}
