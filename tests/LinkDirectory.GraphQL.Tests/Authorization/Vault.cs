using LinkDirectory.GraphQL.Authorization;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Tests.Authorization;

/// <summary>What happened in a vault, for tests to look at. One per server.</summary>
public sealed class VaultLog
{
    public int Opened { get; set; }

    public int Asked { get; set; }
}

[GraphQLIgnore]
[InterfaceType]
[GraphQLName("Item")]
public interface IItem
{
    string Name { get; }

    [Authorize("Adult")]
    int? Value { get; }
}

[GraphQLIgnore]
[ObjectType]
public record Coin(int Id, string Name, int? Value = 2) : IItem
{
    [Authorize(Roles = ["Warden", "Keeper"])]
    public string? Mint { get; } = "London";
}

/// <summary>Guarded wherever it is returned.</summary>
[GraphQLIgnore]
[ObjectType]
[Authorize]
public record Jewel(int Id, string Name, int? Value = 100) : IItem;

/// <summary>Guarded as its base class is.</summary>
[GraphQLIgnore]
[ObjectType]
public sealed record Ruby(int Id, string Name) : Jewel(Id, Name);

[GraphQLIgnore]
[UnionType("Treasure", typeof(Coin), typeof(Jewel))]
public sealed class Treasure;

[GraphQLIgnore]
[ObjectType<Jewel>]
public static class JewelType
{
    [NodeResolver]
    public static Jewel? GetJewel(int id) => new(id, "Opal");
}

[GraphQLIgnore]
[ObjectType<Coin>]
public static class CoinType
{
    [NodeResolver]
    public static Coin? GetCoin(int id) => new(id, "Penny");
}

[GraphQLIgnore]
[ObjectType]
public sealed record Deed(string Owner)
{
    public string Text => "Property of " + Owner;
}

[GraphQLIgnore]
[QueryType]
public static class VaultQueries
{
    public static string Door() => "oak";

    [Authorize]
    public static string? Handle(VaultLog log) => "brass " + ++log.Opened;

    [Authorize]
    public static async Task<string> GetLockAsync()
    {
        await Task.Yield();
        return "iron";
    }

    [Authorize("Adult")]
    public static string? Cellar(int bottle = 1) => "port " + bottle;

    [Authorize("Slow")]
    public static async Task<string?> GetAtticAsync()
    {
        await Task.Yield();
        return "dust";
    }

    [Authorize("Owner", ApplyPolicy.AfterResolver)]
    public static Deed? Deed(string owner) => owner.Length == 0 ? null : new Deed(owner);

    [Authorize("Adult", ApplyPolicy.Validation)]
    public static string? Ledger(VaultLog log) => "page " + ++log.Opened;

    [Authorize("Nobody added this")]
    public static string? Oubliette() => "?";

    public static IReadOnlyList<Coin> Coins() => [new(1, "Penny"), new(2, "Groat"), new(3, "Florin")];

    public static Jewel? Jewel() => new(1, "Opal");

    [AllowAnonymous]
    public static Jewel? ShopWindow() => new(2, "Paste");

    public static Ruby? Ruby() => new(3, "Ruby");

    public static IReadOnlyList<IItem>? Items() => [new Coin(1, "Penny")];

    [GraphQLType(typeof(Treasure))]
    public static object? Treasure() => new Coin(1, "Penny");
}

[GraphQLIgnore]
[QueryType]
[Authorize(Roles = ["Warden"])]
public static class WardenQueries
{
    public static string? Keys() => "twelve";

    [AllowAnonymous]
    public static string? Motto() => "semper clausum";
}
