using System.Diagnostics.CodeAnalysis;

namespace LinkDirectory;

/// <summary>What came of an act that may be refused: it is done, or here is every problem that its caller can put right.</summary>
public class Result
{
    private protected Result(IReadOnlyList<Problem> problems) => Problems = problems;

    public static Result Done { get; } = new([]);

    /// <summary>Why it was refused; empty where it is done.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    public bool IsDone => Problems.Count == 0;

    /// <summary>The first problem, for where there is one at most; null where it is done.</summary>
    public Problem? Problem => Problems is [var first, ..] ? first : null;

    /// <summary>Done, where there is no problem.</summary>
    public static Result From(IReadOnlyList<Problem> problems) => problems.Count == 0 ? Done : new(problems);

    public static implicit operator Result(Problem problem) => new([problem]);

    public override string ToString() => IsDone ? "done" : string.Join(' ', Problems.Select(problem => problem.Message));
}

/// <summary>A value, or every problem that its caller can put right.</summary>
public sealed class Result<T> : Result
{
    private Result(T? value, IReadOnlyList<Problem> problems)
        : base(problems) => Value = value;

    /// <summary>The value; the default where it was refused.</summary>
    public T? Value { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public new bool IsDone => base.IsDone;

    /// <exception cref="ArgumentException">There is no problem.</exception>
    public static Result<T> Refused(IReadOnlyList<Problem> problems) =>
        problems.Count > 0 ? new(default, problems) : throw new ArgumentException("A refusal needs a problem.", nameof(problems));

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);
}
