using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Tests.Mutations;

/// <summary>A toy on sale.</summary>
[ObjectType]
[GraphQLIgnore]
public sealed record Toy(int Id, string Name, int Price = 1);

/// <summary>The name is taken already.</summary>
public sealed class NameTakenException(string name) : Exception($"'{name}' is taken.")
{
    /// <summary>The name that is taken.</summary>
    public string Name { get; } = name;

    public override string? HelpLink { get; set; } = "secret";
}

public sealed class TooDearException(int limit) : Exception("too dear")
{
    public int Limit { get; } = limit;
}

public sealed class OutOfStockException : Exception;

public sealed class StrikeException : Exception;

public sealed class NobodyDeclaredThisException() : Exception("the safe's number is 0123");

/// <summary>It costs too much.</summary>
public sealed record TooDear(string Message, int Limit)
{
    public static TooDear CreateErrorFrom(TooDearException exception) => new($"At most {exception.Limit}.", exception.Limit);
}

/// <summary>There is none.</summary>
public sealed class Unavailable
{
    public Unavailable(OutOfStockException _) => Message = "Out of stock.";

    public Unavailable(StrikeException _) => Message = "A strike.";

    public string Message { get; }
}

public sealed record InvalidInput(string Message, IReadOnlyList<string> Field);

public sealed record NotFound(string Message, [property: ID<Toy>] int Id);

public sealed record RepaintInput([property: ID<Toy>] int Toy, string Colour = "red");

public sealed record PolishPayload(Toy Toy, int Shine);

[GraphQLIgnore]
[QueryType]
public static class ShopQueries
{
    public static Toy GetToy() => new(1, "Bear");
}

[GraphQLIgnore]
[MutationType]
public static class ShopMutations
{
    /// <summary>Puts a toy on sale.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="price">In whole pounds.</param>
    /// <param name="maker">Who made it.</param>
    /// <param name="buyer">Who asked for it.</param>
    /// <param name="note">Left out, or none.</param>
    [Error<NameTakenException>]
    [Error<TooDear>]
    [Error<Unavailable>]
    public static async Task<Toy> AddToyAsync(
        string name, [ID<Toy>] int? maker, [Sensitive] string? buyer, Optional<string?> note, IServiceProvider services,
        CancellationToken cancellationToken, int price = 2)
    {
        await Task.Yield();
        Assert.NotNull(services);
        return name switch
        {
            "Bear" => throw new NameTakenException(name),
            "Gold" => throw new TooDearException(9),
            "Rare" => throw new OutOfStockException(),
            "Held" => throw new StrikeException(),
            "Both" => throw new AggregateException(new NameTakenException(name), new TooDearException(3)),
            "Half" => throw new AggregateException(new NameTakenException(name), new NobodyDeclaredThisException()),
            "Odd" => throw new NobodyDeclaredThisException(),
            _ => new Toy(maker ?? 7, $"{name} {buyer} {(note.HasValue ? note.Value ?? "null" : "absent")}", price),
        };
    }

    /// <summary>Takes a toy off sale.</summary>
    public static FieldResult<Toy, NotFound, InvalidInput> RemoveToy([ID<Toy>] int id) => id switch
    {
        1 => new Toy(1, "Bear"),
        2 => new NotFound("There is no such toy.", id),
        3 => new([new NotFound("There is no such toy.", id), new InvalidInput("Three is right out.", ["id"])]),
        _ => new((Toy?)null),
    };

    public static Task<FieldResult<IReadOnlyList<Toy?>, NotFound>> SellAll(int? most)
    {
        FieldResult<IReadOnlyList<Toy?>, NotFound> result = most == 0 ? new NotFound("Nothing.", 0) : new Toy?[] { new(1, "Bear"), null };
        return Task.FromResult(result);
    }

    public static Toy Repaint(RepaintInput input) => new(input.Toy, input.Colour);

    [Error<OutOfStockException>]
    public static PolishPayload Polish(bool gone) => gone ? throw new OutOfStockException() : new PolishPayload(new Toy(1, "Bear"), 5);

    [ID<Toy>]
    public static FieldResult<int, NotFound> Forget(int key) => key == 0 ? new NotFound("Nothing.", 0) : key;

    [UseMutationConvention(PayloadFieldName = "left", InputTypeName = "Tally", InputArgumentName = "what", PayloadTypeName = "Tallied")]
    public static int Count(int from) => from - 1;

    public static bool? CloseShop() => null;

    [UseMutationConvention(Disable = true)]
    public static int Plain(int number) => number;
}

[GraphQLIgnore]
[ObjectType<Toy>]
public static class ToyType
{
    public static string ShoutedName([Parent] Toy toy) => toy.Name.ToUpperInvariant();
}
