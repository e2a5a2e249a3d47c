namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>Adds an operation's cost to its response where the request asks for it with the header <c>GraphQL-Cost: report</c>.</summary>
internal static class CostReport
{
    private const string Header = "GraphQL-Cost";

    public static void Write(ResultWriter writer, OperationCost cost, HttpContext? httpContext)
    {
        if (httpContext is null
            || !httpContext.Request.Headers.TryGetValue(Header, out var asked)
            || !string.Equals(asked, "report", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        writer.WriteRaw(",\"extensions\":{\"operationCost\":{\"fieldCost\":"u8);
        writer.WriteNumber(cost.Field);
        writer.WriteRaw(",\"typeCost\":"u8);
        writer.WriteNumber(cost.Type);
        writer.WriteRaw("}}"u8);
    }
}
