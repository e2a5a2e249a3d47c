using System.Text.Json;
using LinkDirectory.GraphQL.CostAnalysis;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkDirectory.Tests.Api.Shapes;

/// <summary>What an operation costs, without executing it: a server that allows nothing says it in its refusal.</summary>
internal sealed class ShapePrices(Schema schema, IServiceProvider services)
{
    // The longest body is 262,144 bytes, escapes and variables included.
    private const int LongestQuery = 200_000;

    private static readonly CostOptions Limits = new();

    private readonly RequestExecutor executor = new(
        schema, new RequestExecutorOptions { Cost = { MaxFieldCost = -1, MaxTypeCost = -1 } }, NullLogger<RequestExecutor>.Instance,
        development: false);

    /// <summary>The cost of all resolvers; null where the operation would be refused, by its cost or another limit.</summary>
    public async Task<double?> OfAcceptedAsync(string query, object? variables)
    {
        if (query.Length > LongestQuery)
        {
            return null;
        }

        using var response = await executor.ExecuteAsync(
            new GraphQLRequest(query, Variables: variables is null ? null : JsonSerializer.SerializeToElement(variables, JsonSerializerOptions.Web)), services);
        var errors = JsonDocument.Parse(response.Body).RootElement.GetProperty("errors").EnumerateArray().ToList();
        var costs = errors.Select(error => error.TryGetProperty("extensions", out var said) && said.TryGetProperty("limit", out var limit)
            ? (Limit: limit.GetString(), Actual: said.TryGetProperty("actual", out var actual) ? actual.GetDouble() : double.NaN)
            : (null, double.NaN)).ToList();
        return costs is [(nameof(CostOptions.MaxFieldCost), var field), (nameof(CostOptions.MaxTypeCost), var type)]
            && field <= Limits.MaxFieldCost && type <= Limits.MaxTypeCost ? field : null;
    }
}
