using System.Runtime.CompilerServices;
using System.Text.Json;
using LinkDirectory.GraphQL.Execution;
using LinkDirectory.GraphQL.Language;
using LinkDirectory.GraphQL.Pagination;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Tests.Support.Library;

[ObjectType<Book>]
public static partial class BookType
{
    static partial void Configure(IObjectTypeDescriptor<Book> descriptor)
    {
        descriptor.Field(book => book.Title);
        descriptor.Field(book => book.Genre);
        descriptor.Field(book => book.Blurb).Description("What the cover says.");
        descriptor.Field(book => book.PublishedOn);
        descriptor.Field(book => book.Tags);
        descriptor.Field(book => book.Title.Length).Name("titleLength").Deprecated("Count it yourself.");
        descriptor.Field(book => book.AuthorId).Name("authorKey").ID("Author");
    }

    /// <summary>Who wrote it.</summary>
    public static Task<Author?> GetAuthorAsync([Parent] Book book, AuthorById authors, CancellationToken cancellationToken)
        => authors.LoadAsync(book.AuthorId, cancellationToken);

    /// <summary>Who wrote it; an error when nobody did.</summary>
    public static async Task<Author> GetKnownAuthorAsync([Parent] Book book, AuthorById authors)
        => (await authors.LoadAsync(book.AuthorId))!;

    /// <summary>What else its author wrote, by two loaders in a row.</summary>
    public static async Task<IReadOnlyList<Book>> GetSiblingsAsync([Parent] Book book, AuthorById authors, BooksByAuthor books)
    {
        var author = await authors.LoadAsync(book.AuthorId);
        return author is null ? [] : await books.LoadAsync(author.Id);
    }

    /// <summary>Found by walking there, and then by asking a loader.</summary>
    public static async Task<string> GetShelfAsync([Parent] Book book, Catalogue catalogue, AuthorById authors)
    {
        catalogue.Enter();
        await Task.Yield();
        var author = await authors.LoadAsync(book.AuthorId);
        catalogue.Leave();
        return author?.Name[..1] ?? "?";
    }

    [NodeResolver]
    public static Task<Book?> GetByIdAsync(int id, BookById books) => books.LoadAsync(id);
}

[ObjectType<Author>]
[Node]
public static partial class AuthorType
{
    static partial void Configure(IObjectTypeDescriptor<Author> descriptor) => descriptor.Field(author => author.Name);

    public static async Task<Book[]> GetBooksAsync([Parent] Author author, BooksByAuthor books)
        => author.Broken ? throw new InvalidOperationException("the shelf of 0123456789 fell over") : await books.LoadAsync(author.Id);

    [NodeResolver]
    public static Author? GetAuthor(int id, Catalogue catalogue) => catalogue.Authors.FirstOrDefault(author => author.Id == id);
}

[ObjectType<Magazine>]
[Node]
public static partial class MagazineType
{
    static partial void Configure(IObjectTypeDescriptor<Magazine> descriptor)
    {
        descriptor.Field(magazine => magazine.Title);
        descriptor.Field(magazine => magazine.Issue);
    }
}

[InterfaceType<ITitled>]
public static class TitledType
{
    /// <summary>The title, loudly.</summary>
    public static string Shout([Parent] ITitled titled, string mark = "!") => titled.Title.ToUpperInvariant() + mark;
}

/// <summary>A book in a page.</summary>
public sealed class BookEdge(Book node, string cursor, double? relevance) : Edge<Book>(node, cursor)
{
    /// <summary>How well it fits.</summary>
    public double? Relevance { get; } = relevance;
}

/// <summary>A page of books.</summary>
public sealed class BookConnection(
    IReadOnlyList<BookEdge> edges, PageInfo pageInfo, Func<CancellationToken, ValueTask<int>> totalCount, string? near)
    : Connection<Book, BookEdge>(edges, pageInfo, totalCount)
{
    /// <summary>Where the books were looked for.</summary>
    public string? Near { get; } = near;
}

/// <summary>A scalar of the application: any JSON object, written as it is.</summary>
public sealed class OutlineScalar() : ScalarType<JsonElement>("Outline", "https://example.org/outline")
{
    public override object? ParseLiteral(ValueNode literal)
        => JsonSerializer.SerializeToElement(new { written = SyntaxPrinter.Print(literal) });

    public override object? ParseValue(JsonElement value)
        => value.ValueKind == JsonValueKind.Object ? value.Clone() : throw new ScalarException("Outline must be an object.");

    public override void Write(ResultWriter writer, JsonElement value) => writer.WriteJson(value);
}

[QueryType]
public static class BookQueries
{
    /// <summary>One book.</summary>
    /// <param name="by">How it is named.</param>
    public static Book? GetBook(BookKey by, Catalogue catalogue)
        => catalogue.Books.FirstOrDefault(book => book.Id == by.Id || book.Title == by.Title);

    /// <summary>Books, page by page.</summary>
    public static BookConnection GetBooks(BookFilter? where, PagingArguments page, Catalogue catalogue)
    {
        var found = catalogue.Books.Where(
            book => where?.Text is null || book.Title.Contains(where.Text, StringComparison.OrdinalIgnoreCase))
            .Where(book => where?.Genres is null || where.Genres.Contains(book.Genre))
            .Where(book => where?.Author is null || book.AuthorId == where.Author).ToList();
        var edges = found.Take(page.Size).Select(book => new BookEdge(book, $"c{book.Id}", book.Id / 2.0)).ToList();
        return new BookConnection(edges, PageInfo.From(edges, found.Count > edges.Count, false), _ =>
        {
            catalogue.Counted++;
            return ValueTask.FromResult(found.Count);
        }, where?.Text);
    }

    [UsePaging(MaxPageSize = 3)]
    public static IReadOnlyList<Author> GetAuthors(Catalogue catalogue) => catalogue.Authors;

    public static IReadOnlyList<Book> GetAllBooks(Catalogue catalogue) => catalogue.Books;

    public static IReadOnlyList<ITitled> GetTitled(Catalogue catalogue) => [.. catalogue.Books.Take(2), .. catalogue.Magazines];

    public static IEnumerable<Hit> Search(string text, Catalogue catalogue)
        => catalogue.Books.Where(book => book.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(book => new Hit(book, 1))
            .Concat(catalogue.Authors.Where(author => author.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(author => new Hit(author, 0.5)));

    public static int? MinimumPages(BookFilter where) => where.MinimumPages;

    public static Author? AuthorOf([ID<Author>] int id, Catalogue catalogue) => catalogue.Authors.FirstOrDefault(author => author.Id == id);

    /// <summary>Where a reader lives: never in an address.</summary>
    public static string ReaderAt([Sensitive] string postcode) => "near " + postcode.Length;

    public static string? Refuse() => throw new GraphQLException("Not on a Sunday.", "CLOSED", "day");

    public static async Task<string?> WaitForeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return null;
    }

    public static DateTimeOffset? At(DateTimeOffset time) => time;

    /// <summary>The shelf's outline, in a format of the application's own.</summary>
    public static JsonElement? Outline(JsonElement? like) => like;

    public static string? Selected(IResolverContext context) => context.ResponseName;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double? Ratio(double of, Genre genre = Genre.Fiction, long big = 5_000_000_000) => of * (int)genre + big;
}

[MutationType]
public static class BookMutations
{
    public static async Task<Book?> RenameAsync(RenameInput input, Catalogue catalogue)
    {
        catalogue.Log.Add("start " + input.Title);
        await Task.Yield();
        var index = catalogue.Books.FindIndex(book => book.Id == input.Book);
        if (index < 0)
        {
            throw new GraphQLException("No such book.", argument: "input.book");
        }

        var old = catalogue.Books[index];
        catalogue.Log.Add("end " + input.Title + (input.Blurb.HasValue ? " with blurb" : ""));
        return catalogue.Books[index] = new Book
        {
            Id = old.Id,
            Title = input.Title,
            Genre = old.Genre,
            AuthorId = old.AuthorId,
            Blurb = input.Blurb.HasValue ? input.Blurb.Value : old.Blurb,
        };
    }
}

[SubscriptionType]
public static class BookSubscriptions
{
    [Subscribe(With = nameof(Additions))]
    public static string BookAdded([EventMessage] string title) => title;

    internal static IAsyncEnumerable<string> Additions() => AsyncEnumerable.Empty<string>();
}
