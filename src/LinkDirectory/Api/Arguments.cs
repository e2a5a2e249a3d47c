using LinkDirectory.Features.Finding;

namespace LinkDirectory.Api;

/// <summary>Refuses arguments of the API that no type can refuse, naming the argument at fault.</summary>
internal static class Arguments
{
    private const int MostCodes = 500;

    /// <param name="argument">The path to the argument, such as <c>input.organisation</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public static GraphQLException Refuse(string argument, string message) => new(message, argument: argument);

    /// <summary>Refuses a number out of its range.</summary>
    /// <exception cref="GraphQLException">It is.</exception>
    public static void Between(string argument, int? number, int least, int most)
    {
        if (number < least)
        {
            throw Refuse(argument, $"'{argument}' must be {least} or more; it is {number}.");
        }

        if (number > most)
        {
            throw Refuse(argument, $"'{argument}' must be at most {most}; it is {number}.");
        }
    }

    /// <summary>A text to look for, of at most <see cref="Search.LongestText"/> characters.</summary>
    /// <exception cref="GraphQLException">It is longer.</exception>
    public static string? SearchText(string argument, string? text) => text is { Length: > Search.LongestText }
        ? throw Refuse(argument, $"'{argument}' must have at most {Search.LongestText} characters; it has {text.Length}.")
        : text;

    /// <summary>Areas' codes to narrow a list down by, of which 500 may be given: England has fewer areas of any one kind.</summary>
    /// <exception cref="GraphQLException">There are more.</exception>
    public static IReadOnlyList<string>? Codes(string argument, IReadOnlyList<string>? codes) => codes is { Count: > MostCodes }
        ? throw Refuse(
            argument, $"'{argument}' may have at most {MostCodes} codes; it has {codes.Count}. Ask for them in several questions.")
        : codes;

    /// <summary>An id of any type, for an argument that takes several.</summary>
    /// <exception cref="GraphQLException">The text is not an id.</exception>
    public static NodeId Id(string argument, string text) =>
        NodeId.TryParse(text, out var id) ? id : throw Refuse(argument, "This is not an id that this API has given out.");
}
