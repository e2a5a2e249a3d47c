namespace LinkDirectory;

/// <summary>Why something was refused, in words for the person who asked.</summary>
/// <param name="Message">What is wrong and what to do.</param>
public abstract record Problem(string Message);

/// <summary>A value that cannot be accepted.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Field">The path to the value in the input, such as `deputy`, `email`.</param>
public sealed record InvalidInput(string Message, params IReadOnlyList<string> Field) : Problem(Message);

/// <summary>There is no such record, or none that you may see.</summary>
/// <param name="Kind">What it would be, by its type in the API, as in "PointOfContact".</param>
/// <param name="Key">Its number.</param>
public sealed record NotFound(string Kind, int Key) : Problem("There is no such record. It may have been removed: look it up again.")
{
    /// <summary>The record's id in the API.</summary>
    public string Id => NodeId.Create(Kind, Key).ToString();
}

/// <summary>You may not do this.</summary>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record NotAllowed(string Message = "You may not change this. Ask the people who keep it, or your area's directory editor.")
    : Problem(Message);
