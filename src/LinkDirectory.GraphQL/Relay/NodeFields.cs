namespace LinkDirectory.GraphQL.Relay;

/// <summary>How objects of one type are fetched by key.</summary>
internal sealed record NodeFetcher(Type KeyType, FieldResolver Resolver);

/// <summary>Resolves <c>node</c> and <c>nodes</c>.</summary>
internal sealed class NodeFields(IReadOnlyDictionary<string, NodeFetcher> fetchers)
{
    public static object? Result(Task task) => task is Task<object?> one
        ? one.GetAwaiter().GetResult()
        : ((Task<object?[]>)task).GetAwaiter().GetResult();

    public async Task<object?> FetchAsync(RequestContext request, string text, string argument)
    {
        if (!NodeId.TryParse(text, out var id) || !fetchers.TryGetValue(id.TypeName, out var fetcher)
            || !id.TryGetKey(fetcher.KeyType, out var key))
        {
            throw new GraphQLException("This is not an id that this API has given out.", argument: argument);
        }

        var result = fetcher.Resolver.Resolve(request, FieldPlan.None, key, []);
        if (result is not Task task)
        {
            return result;
        }

        await task;
        return fetcher.Resolver.TaskResult!(task);
    }

    public Task<object?[]> FetchAllAsync(RequestContext request, IReadOnlyList<object?> ids, int max)
        => ids.Count > max
            ? throw new GraphQLException($"'ids' must hold at most {max} ids; it holds {ids.Count}.", argument: "ids")
            : Task.WhenAll(ids.Select((id, i) =>
                FetchAsync(request, (string)id!, string.Create(CultureInfo.InvariantCulture, $"ids[{i}]"))));
}
