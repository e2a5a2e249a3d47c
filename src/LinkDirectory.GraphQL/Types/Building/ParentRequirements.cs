using System.Text.RegularExpressions;

namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Checks what <c>[Parent(requires)]</c> says.</summary>
internal static partial class ParentRequirements
{
    [GeneratedRegex(@"[{}]|\w+|\S", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Tokens { get; }

    /// <summary>
    /// What is wrong with the names of members, those of a member's own type in braces after it; null when they are all there.
    /// </summary>
    public static string? Missing(Type type, string requires)
    {
        var (open, last) = (new Stack<Type>([type]), type);
        foreach (var token in Tokens.EnumerateMatches(requires))
        {
            var name = requires.Substring(token.Index, token.Length);
            if (name == "{")
            {
                open.Push(last);
            }
            else if (name == "}" && open.Count > 1)
            {
                open.Pop();
            }
            else if (open.Peek().GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property)
            {
                last = property.PropertyType;
            }
            else
            {
                return $"{open.Peek().Name} has no property '{name}'.";
            }
        }

        return open.Count == 1 ? null : "a brace is not closed.";
    }
}
