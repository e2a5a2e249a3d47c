using LinkDirectory.GraphQL.Pagination;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Tests.Limits;

[GraphQLIgnore]
[InterfaceType]
public interface IPlant
{
    string Name { get; }

    IPlant? Neighbour { get; }
}

[GraphQLIgnore]
[ObjectType]
public record Tree(string Name) : IPlant
{
    public IPlant? Neighbour => null;

    public IReadOnlyList<Tree> Saplings => [];

    [Cost(7)]
    public string Age => "old";

    [ListSize(AssumedSize = 30)]
    public IReadOnlyList<Tree> Grove => [];

    [ListSize(SlicingArguments = ["count"])]
    public IReadOnlyList<Tree> GetShoots(int count = 4) => [.. Enumerable.Repeat(this, count)];

    [ListSize(SlicingArguments = ["names"])]
    public IReadOnlyList<Tree> GetNamed(IReadOnlyList<string> names) => [];

    public Task<string> GetHeightAsync() => Task.FromResult("tall");

    public IReadOnlyList<string> Leaves => [];
}

[GraphQLIgnore]
[ObjectType]
public record Fern(string Name) : IPlant
{
    public IPlant? Neighbour => null;

    [Cost(3)]
    public string Fronds => "many";
}

/// <summary>A page of the application's own making.</summary>
[GraphQLIgnore]
[ObjectType]
public record Thicket
{
    public IReadOnlyList<Tree> Nodes => [];
}

/// <summary>Which trees.</summary>
public sealed record TreeFilter([Cost(50)] string? Text, [Cost(2)] IReadOnlyList<string>? Kinds, string? Named, TreeFilter? Not);

/// <summary>Fields of every kind of cost. It answers what it is asked with little, for its tests look at costs.</summary>
[GraphQLIgnore]
[QueryType]
public static class Forest
{
    public static Tree GetTree() => new("oak");

    public static IPlant GetPlant() => new Fern("bracken");

    [UsePaging(DefaultPageSize = 6, MaxPageSize = 50)]
    public static IReadOnlyList<Tree> GetTrees() => [];

    [UsePaging(DefaultPageSize = 6, MaxPageSize = 50)]
    public static IReadOnlyList<Tree> GetPlanted(TreeFilter? where, [Cost(30)] int? within) => [];

    public static IReadOnlyList<Tree> GetFound(int? first) => [.. Enumerable.Repeat(GetTree(), first ?? 20)];

    public static Thicket GetThicket(int? first, int? last) => new();

    public static async Task<string> GetWaitsAsync(ForestDatabase database, CancellationToken cancellationToken)
        => await database.AskAsync(cancellationToken);

    public static string GetFails() => throw new InvalidOperationException("The secret is swordfish.");
}

/// <summary>Stands for a database: it answers never, and says when it was told to stop.</summary>
public sealed class ForestDatabase
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Stopped => _stopped.Task;

    public async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }
        catch (OperationCanceledException)
        {
            _stopped.TrySetResult();
            throw;
        }
    }
}
