namespace LinkDirectory.GraphQL.Pagination;

/// <summary>The place of a page in the whole.</summary>
[GraphQLDescription("The place of a page in the whole list.")]
[ObjectType]
public sealed record PageInfo(
    [property: GraphQLDescription("Whether there are more after this page.")] bool HasNextPage,
    [property: GraphQLDescription("Whether there are more before this page.")] bool HasPreviousPage,
    [property: GraphQLDescription("The cursor of the first edge; null when the page is empty.")] string? StartCursor,
    [property: GraphQLDescription("The cursor of the last edge; null when the page is empty.")] string? EndCursor)
{
    /// <summary>The place of a page whose edges are known.</summary>
    public static PageInfo From<TNode>(IReadOnlyList<Edge<TNode>> edges, bool hasNextPage, bool hasPreviousPage)
    {
        return new(hasNextPage, hasPreviousPage, edges.Count > 0 ? edges[0].Cursor : null, edges.Count > 0 ? edges[^1].Cursor : null);
    }
}

/// <summary>An element of a page, with its cursor. Derive from it to say more of the element's place in the list.</summary>
[GraphQLDescription("An element of a page, with its cursor.")]
public class Edge<TNode>(TNode node, Func<string> cursorOf)
{
    /// <summary>An edge of which the cursor is there already.</summary>
    public Edge(TNode node, string cursor)
        : this(node, () => cursor)
    {
    }

    /// <summary>An opaque marker of this position in the list, for `after` and `before`.</summary>
    public string Cursor => cursorOf();

    /// <summary>The element.</summary>
    public TNode Node { get; } = node;
}

/// <summary>
/// A page of a list. Derive from it to say more of the list; the GraphQL type is named after the node's type, or after
/// the deriving class. The total is counted only when it is asked for.
/// </summary>
[GraphQLDescription("A page of a list.")]
public class Connection<TNode, TEdge>(
    IReadOnlyList<TEdge> edges, PageInfo pageInfo, Func<CancellationToken, ValueTask<int>> totalCount)
    where TEdge : Edge<TNode>
{
    /// <summary>The elements of this page with their cursors.</summary>
    public IReadOnlyList<TEdge> Edges { get; } = edges;

    /// <summary>The elements of this page.</summary>
    public IEnumerable<TNode> Nodes => Edges.Select(edge => edge.Node);

    /// <summary>The place of this page in the whole list.</summary>
    public PageInfo PageInfo { get; } = pageInfo;

    /// <summary>How many elements the whole list has.</summary>
    public ValueTask<int> GetTotalCountAsync(CancellationToken cancellationToken) => totalCount(cancellationToken);
}

/// <summary>A page of a list whose edges carry nothing but node and cursor.</summary>
[GraphQLDescription("A page of a list.")]
public class Connection<TNode>(
    IReadOnlyList<Edge<TNode>> edges, PageInfo pageInfo, Func<CancellationToken, ValueTask<int>> totalCount)
    : Connection<TNode, Edge<TNode>>(edges, pageInfo, totalCount);
