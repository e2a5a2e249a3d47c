namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// The id of a persisted document: 1 to 128 of the characters <c>A–Z a–z 0–9 - . _ ~ :</c>, not beginning with a dot.
/// It can therefore appear in an address, and never leads out of a folder.
/// </summary>
public readonly record struct OperationDocumentId
{
    public const int MaxLength = 128;

    /// <exception cref="ArgumentException">It has other characters, or too many.</exception>
    public OperationDocumentId(string value)
        => Value = IsValid(value) ? value : throw new ArgumentException(
            $"A document's id has 1 to {MaxLength} of the characters A-Z a-z 0-9 - . _ ~ : and does not begin with a dot.", nameof(value));

    /// <summary>The id as clients send it.</summary>
    public string Value { get; }

    public static bool IsValid(string? value)
        => value is { Length: > 0 and <= MaxLength }
            && value[0] != '.'
            && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or ':');

    public override string ToString() => Value;
}
