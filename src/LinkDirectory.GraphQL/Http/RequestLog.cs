using System.Diagnostics;
using System.Security.Claims;

namespace LinkDirectory.GraphQL.Http;

/// <summary>
/// Observes requests: one line each in the log of the category <c>LinkDirectory.GraphQL.Requests</c>, and the instruments.
/// Nothing in a line comes from a variable, a literal, an address or a person's name.
/// </summary>
internal sealed partial class RequestLog(ILoggerFactory loggers, GraphQLInstruments? instruments)
{
    public const string Category = "LinkDirectory.GraphQL.Requests";

    /// <summary>Sixteen digits tell documents apart in a log and still fit a line.</summary>
    private const int HashDigits = 16;

    private const int MaxNameLength = 64;

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    /// <summary>Begins to observe a request; null when nobody wants to know.</summary>
    public OperationObservation? Begin()
        => _logger.IsEnabled(LogLevel.Information) || instruments?.Enabled == true ? new OperationObservation(instruments) : null;

    /// <summary>Writes the line and tells the instruments.</summary>
    public void End(OperationObservation observation, HttpContext context)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            Line(
                _logger, observation.Type ?? "operation", Shorten(observation.Name), GraphQLInstruments.OutcomeName(observation.Outcome),
                observation.Status,
                Math.Round(observation.Elapsed.TotalMilliseconds, 1), observation.Bytes, observation.DocumentHash?[..HashDigits] ?? "-",
                Errors(observation), Who(context), Trace(context));
        }

        observation.End();
    }

    private static string Errors(OperationObservation observation)
        => observation.Codes.Count == 0
            ? "-"
            : string.Join(',', observation.Codes) + (observation.Limit is null ? "" : $"({observation.Limit})");

    /// <summary>The claim that identifies a signed-in caller if it says nothing of them: a GUID or a number.</summary>
    private static string Who(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            return "anonymous";
        }

        var id = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        return Guid.TryParse(id, out _) || (id is { Length: > 0 and < 10 } && id.All(char.IsAsciiDigit)) ? id! : "signed-in";
    }

    private static string Trace(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static string Shorten(string? name) => name is null ? "-" : name.Length <= MaxNameLength ? name : name[..MaxNameLength];

    [LoggerMessage(
        EventId = 1, EventName = "Operation", Level = LogLevel.Information, SkipEnabledCheck = true,
        Message = "{OperationType} {OperationName} {Outcome} {Status} in {ElapsedMilliseconds} ms, {Bytes} bytes, document {Document}, "
            + "errors {ErrorCodes}, by {User}, trace {TraceId}")]
    private static partial void Line(
        ILogger logger, string operationType, string operationName, string outcome, int status, double elapsedMilliseconds, long bytes,
        string document,
        string errorCodes, string user, string traceId);
}
