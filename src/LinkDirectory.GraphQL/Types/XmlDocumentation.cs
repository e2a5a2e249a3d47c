using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LinkDirectory.GraphQL.Types;

/// <summary>Descriptions from the XML documentation that the compiler writes beside each assembly.</summary>
internal static partial class XmlDocumentation
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex WhiteSpace { get; }

    public static string? Find(Type type) => Summary(type.Assembly, "T:" + Id(type));

    public static string? Find(MemberInfo member)
    {
        var type = member.DeclaringType!;
        if (member is MethodInfo method)
        {
            return Element(method)?.Element("summary") is { } summary ? Text(summary) : null;
        }

        var kind = member is PropertyInfo ? "P:" : "F:";
        // A positional record documents its properties as parameters of the type.
        return Summary(type.Assembly, kind + Id(type) + "." + member.Name)
            ?? Parameter(Find(type.Assembly, "T:" + Id(type)), member.Name)
            ?? Inherited(type, member.Name);
    }

    /// <summary>What a base class or an interface says of a property that says nothing itself.</summary>
    private static string? Inherited(Type type, string property)
        => type.GetInterfaces().Prepend(type.BaseType).OfType<Type>()
            .Select(ancestor => Summary(ancestor.Assembly, "P:" + Id(ancestor) + "." + property))
            .FirstOrDefault(text => text is not null);

    public static string? Find(ParameterInfo parameter)
        => parameter.Member is MethodInfo method ? Parameter(Element(method), parameter.Name!) : null;

    private static string? Parameter(XElement? element, string name)
        => element?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name) is { } parameter
            ? Text(parameter) : null;

    private static XElement? Element(MethodInfo method)
    {
        // Overloads are no fields, so the name up to its parameters is enough.
        var prefix = "M:" + Id(method.DeclaringType!) + "." + method.Name;
        var file = File(method.DeclaringType!.Assembly);
        return file.TryGetValue(prefix, out var bare) ? bare
            : file.FirstOrDefault(entry => entry.Key.StartsWith(prefix + "(", StringComparison.Ordinal)
                || entry.Key.StartsWith(prefix + "``", StringComparison.Ordinal)).Value;
    }

    private static string? Summary(Assembly assembly, string id)
        => Find(assembly, id)?.Element("summary") is { } summary ? Text(summary) : null;

    private static XElement? Find(Assembly assembly, string id) => File(assembly).GetValueOrDefault(id);

    private static string Id(Type type)
        => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static Dictionary<string, XElement> File(Assembly assembly) => Files.GetOrAdd(assembly, Load);

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var path = assembly.Location.Length == 0 ? null : Path.ChangeExtension(assembly.Location, ".xml");
        if (path is null || !System.IO.File.Exists(path))
        {
            return members;
        }

        try
        {
            foreach (var member in XDocument.Load(path).Descendants("member"))
            {
                members.TryAdd(member.Attribute("name")?.Value ?? "", member);
            }
        }
        catch (XmlException)
        {
            // A documentation file that cannot be read only costs descriptions.
        }

        return members;
    }

    private static string? Text(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(Text));
        text = WhiteSpace.Replace(text, " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference when reference.Value.Length == 0
            => Reference(reference),
        XElement { Name.LocalName: "para" } paragraph => " " + string.Concat(paragraph.Nodes().Select(Text)) + " ",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    private static string Reference(XElement reference)
    {
        var target = (reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name")
            ?? reference.Attribute("href"))?.Value ?? "";
        var name = target.Split('(')[0];
        return reference.Attribute("href") is null ? name[(name.LastIndexOfAny(['.', ':']) + 1)..] : name;
    }
}
