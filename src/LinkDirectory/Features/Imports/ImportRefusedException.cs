namespace LinkDirectory.Features.Imports;

/// <summary>
/// A whole file cannot be imported. Thrown from deep inside the reading of a stream and caught in one place,
/// <see cref="Imports"/>, which hands it back as <see cref="ImportReport.Refusal"/>.
/// </summary>
/// <param name="message">What is wrong and what to do, in plain English, for the person who runs the import.</param>
public sealed class ImportRefusedException(string message, Exception? inner = null) : Exception(message, inner);
