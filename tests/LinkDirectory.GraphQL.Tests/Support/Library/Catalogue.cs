using LinkDirectory.GraphQL.Execution;

namespace LinkDirectory.GraphQL.Tests.Support.Library;

/// <summary>The library's records, and a count of how often they were asked for. One per test server.</summary>
public sealed class Catalogue
{
    public List<Author> Authors { get; } =
    [
        new(1, "Ada Lovelace"), new(2, "Bertrand Russell"), new(3, "Charlotte Brontë"), new(4, "Broken One", Broken: true),
    ];

    public List<Book> Books { get; } =
    [
        new()
        {
            Id = 1,
            Title = "Notes on the Engine",
            Genre = Genre.NonFiction,
            AuthorId = 1,
            PublishedOn = new DateOnly(1843, 9, 1),
            Tags = ["maths", "engines"],
        },
        new() { Id = 2, Title = "Principia", Genre = Genre.NonFiction, AuthorId = 2 },
        new() { Id = 3, Title = "Jane Eyre", Genre = Genre.Fiction, AuthorId = 3, Blurb = "\"Reader, I married him.\"\n\u0001" },
        new() { Id = 4, Title = "Villette", Genre = Genre.Fiction, AuthorId = 3 },
        new() { Id = 5, Title = "Lost", Genre = Genre.Fiction, AuthorId = 99 },
    ];

    public List<Magazine> Magazines { get; } = [new() { Id = 1, Title = "Granta", Issue = 7 }];

    /// <summary>The keys of each batch, in the order of the batches.</summary>
    public List<string> Batches { get; } = [];

    public int Counted { get; set; }

    public List<string> Log { get; } = [];

    /// <summary>How many walked to the shelves at once, at most.</summary>
    public int MostAtOnce { get; private set; }

    private int _walking;

    public void Enter()
    {
        lock (Log)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_walking);
        }
    }

    public void Leave()
    {
        lock (Log)
        {
            _walking--;
        }
    }
}

public sealed class AuthorById(Catalogue catalogue) : BatchDataLoader<int, Author>
{
    protected override async Task<IReadOnlyDictionary<int, Author>> LoadBatchAsync(
        IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        await Task.Yield();
        catalogue.Batches.Add("authors " + string.Join(",", keys.Order()));
        return catalogue.Authors.Where(author => keys.Contains(author.Id)).ToDictionary(author => author.Id);
    }
}

public sealed class BookById(Catalogue catalogue) : BatchDataLoader<int, Book>
{
    protected override Task<IReadOnlyDictionary<int, Book>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        catalogue.Batches.Add("books " + string.Join(",", keys.Order()));
        return Task.FromResult<IReadOnlyDictionary<int, Book>>(
            catalogue.Books.Where(book => keys.Contains(book.Id)).ToDictionary(book => book.Id));
    }
}

public sealed class BooksByAuthor(Catalogue catalogue) : GroupedDataLoader<int, Book>
{
    protected override async Task<ILookup<int, Book>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        await Task.Yield();
        catalogue.Batches.Add("by author " + string.Join(",", keys.Order()));
        return catalogue.Books.Where(book => keys.Contains(book.AuthorId)).ToLookup(book => book.AuthorId);
    }
}
