using LinkDirectory.GraphQL.Relay;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Tests.Support.Library;

/// <summary>What a lending library holds: the test domain.</summary>
public enum Genre
{
    /// <summary>Invented.</summary>
    Fiction,

    NonFiction,

    [GraphQLDeprecated("Ask for FICTION.")]
    Novel2Read,
}

/// <summary>Something with a title.</summary>
[InterfaceType]
[GraphQLName("Titled")]
[Node]
public interface ITitled
{
    /// <summary>What it is called.</summary>
    string Title { get; }
}

/// <summary>A book, as it   stands
/// on a shelf.</summary>
public sealed class Book : ITitled
{
    public int Id { get; init; }

    /// <inheritdoc/>
    public string Title { get; init; } = "";

    public Genre Genre { get; init; }

    public int AuthorId { get; init; }

    public string? Blurb { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Never shown: nothing names it.</summary>
    public string PurchasePrice { get; init; } = "secret";

    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>Someone who wrote a book.</summary>
public sealed record Author(int Id, string Name, bool Broken = false);

/// <summary>A magazine.</summary>
public sealed class Magazine : ITitled
{
    public int Id { get; init; }

    public string Title { get; init; } = "";

    public int Issue { get; init; }
}

/// <summary>What a search finds.</summary>
[UnionType("Found", typeof(Book), typeof(Author))]
public sealed class Found;

/// <summary>One result.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Score">How well it fits.</param>
[ObjectType]
public sealed record Hit([property: GraphQLType(typeof(Found))] object Result, double Score);

/// <summary>Which books.</summary>
/// <param name="Text">Part of the title.</param>
/// <param name="Genres">Any of these.</param>
/// <param name="MinimumPages">At least so many.</param>
/// <param name="Author">Who wrote it.</param>
public sealed record BookFilter(
    string? Text = null, IReadOnlyList<Genre>? Genres = null, int MinimumPages = 10, [ID<Author>] int? Author = null,
    [Sensitive] string? ReaderName = null);

/// <summary>How to name a book.</summary>
[OneOf]
public sealed class BookKey
{
    [ID<Book>]
    public int? Id { get; init; }

    public string? Title { get; init; }
}

/// <summary>A change of a title; what is left out stays.</summary>
public sealed class RenameInput
{
    [ID<Book>]
    public required int Book { get; init; }

    public required string Title { get; init; }

    public Optional<string?> Blurb { get; init; }
}
