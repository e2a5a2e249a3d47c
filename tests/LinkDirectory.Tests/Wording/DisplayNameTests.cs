using System.Reflection;
using System.Runtime.CompilerServices;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Wording;

namespace LinkDirectory.Tests.Wording;

/// <summary>Every value of an enum that people are shown has its words: a new need must not break the page that lists it.</summary>
public sealed class DisplayNameTests
{
    private static readonly Dictionary<string, MethodInfo> ByName = typeof(NeedDisplayNames).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(NeedDisplayNames).Namespace)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(method => method.IsDefined(typeof(ExtensionAttribute)) && method.GetParameters()[0].ParameterType.IsEnum)
        .ToDictionary(method => $"{method.GetParameters()[0].ParameterType.Name}.{method.Name}/{method.GetParameters().Length}");

    public static TheoryData<string> Methods => [.. ByName.Keys];

    [Theory, MemberData(nameof(Methods))]
    public void Every_value_has_its_words(string method)
    {
        var values = Enum.GetValues(ByName[method].GetParameters()[0].ParameterType).Cast<Enum>();

        Assert.All(values, value => Assert.NotNull(Say(ByName[method], value)));
    }

    [Theory, MemberData(nameof(Methods))]
    public void No_two_values_have_the_same_name(string method)
    {
        var told = ByName[method];
        if (told.Name is not (nameof(NeedDisplayNames.DisplayName) or nameof(NeedDisplayNames.InSentence))) return;

        var names = Enum.GetValues(told.GetParameters()[0].ParameterType).Cast<Enum>().Select(value => Say(told, value)).ToList();

        Assert.DoesNotContain("", names);
        Assert.Distinct(names);
    }

    [Fact]
    public void Every_need_can_be_chosen_once() =>
        Assert.Equal(Enum.GetValues<Need>(), NeedDisplayNames.Groups.SelectMany(group => group.Needs).Order());

    [Fact]
    public void The_words_of_every_feature_are_looked_at() => Assert.InRange(ByName.Count, 25, 100);

    private static object? Say(MethodInfo method, Enum value) =>
        method.Invoke(null, [value, .. method.GetParameters().Skip(1).Select(parameter => (object?)null)]);
}
