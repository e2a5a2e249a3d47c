namespace LinkDirectory.Api;

/// <summary>Refuses arguments of the API that no type can refuse, naming the argument at fault.</summary>
internal static class Arguments
{
    /// <param name="argument">The path to the argument, such as <c>input.organisation</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public static GraphQLException Refuse(string argument, string message) => new(message, argument: argument);

    /// <summary>An id of any type, for an argument that takes several.</summary>
    /// <exception cref="GraphQLException">The text is not an id.</exception>
    public static NodeId Id(string argument, string text) =>
        NodeId.TryParse(text, out var id) ? id : throw Refuse(argument, "This is not an id that this API has given out.");
}
