namespace LinkDirectory.GraphQL.Language;

/// <summary>A line and a column of a document, both from 1.</summary>
public readonly record struct SourceLocation(int Line, int Column);
