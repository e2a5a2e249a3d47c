using System.Text.RegularExpressions;

namespace LinkDirectory.GraphQL.Types;

/// <summary>GraphQL names from C# names.</summary>
internal static partial class Naming
{
    [GeneratedRegex("^[_A-Za-z][_0-9A-Za-z]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex NamePattern { get; }

    public static string Field(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
        {
            return given.Name;
        }

        var name = member.Name;
        if (member is MethodInfo)
        {
            name = name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]) ? name[3..] : name;
            name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
        }

        return CamelCase(name);
    }

    public static string Argument(ParameterInfo parameter)
        => parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? CamelCase(parameter.Name!);

    public static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary><c>YoungPerson16OrOver</c> is <c>YOUNG_PERSON_16_OR_OVER</c>, <c>EHCPlan</c> is <c>EHC_PLAN</c>.</summary>
    public static string EnumValue(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && name[i] != '_' && name[i - 1] != '_' && IsBoundary(name, i))
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    public static bool IsValid(string name) => NamePattern.IsMatch(name);

    private static bool IsBoundary(string name, int i)
        => (char.IsUpper(name[i])
            && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1]))))
            || char.IsDigit(name[i]) != char.IsDigit(name[i - 1]);
}
