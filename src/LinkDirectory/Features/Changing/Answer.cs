using System.Diagnostics.CodeAnalysis;

namespace LinkDirectory.Features.Changing;

/// <summary>What came of a change: the record as it is now, or every problem that its caller can put right.</summary>
public sealed class Answer<T>
    where T : class
{
    private Answer(T? value, IReadOnlyList<IProblem> problems) => (Value, Problems) = (value, problems);

    /// <summary>The record; null where the change was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; empty where it was made.</summary>
    public IReadOnlyList<IProblem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsDone => Value is not null;

    public static Answer<T> Done(T value) => new(value, []);

    /// <exception cref="ArgumentException">There is no problem.</exception>
    public static Answer<T> Refused(params IReadOnlyList<IProblem> problems) =>
        problems.Count > 0 ? new(null, problems) : throw new ArgumentException("A refusal needs a problem.", nameof(problems));
}
