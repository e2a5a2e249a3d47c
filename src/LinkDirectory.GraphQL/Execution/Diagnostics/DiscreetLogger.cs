namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Logs exceptions without their messages, which may quote an argument: what they were and where they came from remains.
/// </summary>
internal sealed class DiscreetLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => inner.Log(logLevel, eventId, state, exception is null ? null : new WithheldException(exception), formatter);

    /// <summary>An exception as its types and stack traces.</summary>
    private sealed class WithheldException(Exception exception) : Exception(exception.GetType().FullName)
    {
        public override string? StackTrace => exception.StackTrace;

        public override string ToString()
        {
            var text = new StringBuilder();
            Describe(text, exception, "");
            return text.ToString();
        }

        private static void Describe(StringBuilder text, Exception described, string indent)
        {
            text.Append(indent).Append(described.GetType().FullName).AppendLine(" (message withheld)");
            if (described.StackTrace is { } stack)
            {
                text.AppendLine(stack);
            }

            IReadOnlyList<Exception> below = described is AggregateException many ? many.InnerExceptions
                : described.InnerException is { } one ? [one] : [];
            foreach (var inner in below)
            {
                Describe(text, inner, indent + "---> ");
            }
        }
    }
}
