using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Web.Components;

namespace LinkDirectory.Features.Access.Pages;

/// <summary>What pages say where a password is chosen.</summary>
internal static class NewPassword
{
    public static string Hint { get; } =
        $"At least {Passwords.ShortestLength} characters. Three or four words that do not belong together are easy to remember.";

    /// <summary>Whether the two differ, which is then said at the second.</summary>
    public static bool Differ(string? password, string? again, List<FieldProblem> problems)
    {
        if (string.Equals(password, again, StringComparison.Ordinal))
        {
            return false;
        }

        problems.Add(new FieldProblem("again", "The two passwords differ. Type both again."));
        return true;
    }
}
