using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using LinkDirectory.GraphQL.Types;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.GraphQL.Tests.Operations;

/// <summary>Looks through everything that an object holds on to.</summary>
internal static class Reachable
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    /// <summary>
    /// Every text, be it characters or UTF-8, that can be reached by fields. The schema, loggers and metadata are left out.
    /// </summary>
    public static List<string> Texts(object root)
    {
        var texts = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            switch (at)
            {
                case string text:
                    texts.Add(text);
                    break;
                case byte[] bytes:
                    texts.Add(Encoding.UTF8.GetString(bytes));
                    break;
                case char[] characters:
                    texts.Add(new string(characters));
                    break;
                case Schema or ILogger or MemberInfo or Assembly or Module or Pointer or TimeProvider:
                    break;
                case Array array when !array.GetType().GetElementType()!.IsPrimitive:
                    Push(open, array);
                    break;
                default:
                    Push(open, FieldsOf(at.GetType()).Select(field => field.GetValue(at)));
                    break;
            }
        }

        return texts;
    }

    private static void Push(Stack<object> open, System.Collections.IEnumerable values)
    {
        foreach (var value in values)
        {
            if (value is not null && !value.GetType().IsPrimitive && !value.GetType().IsPointer)
            {
                open.Push(value);
            }
        }
    }

    private static FieldInfo[] FieldsOf(Type type) => Fields.GetOrAdd(type, static of =>
    {
        var fields = new List<FieldInfo>();
        for (var at = of; at is not null && at != typeof(object) && !at.IsPrimitive; at = at.BaseType)
        {
            fields.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike));
        }

        return [.. fields];
    });
}
