namespace LinkDirectory.GraphQL.Execution;

/// <summary>A response grew beyond <see cref="RequestExecutorOptions.MaxResponseSize"/>.</summary>
internal sealed class ResponseTooLargeException : Exception;
