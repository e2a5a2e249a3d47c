using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace LinkDirectory.Tests.Architecture;

/// <summary>What a type really uses: its signatures, and what the code of its methods calls, reads and makes.</summary>
internal static class References
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types that a type uses. Lambdas and state machines are nested types, with their own uses.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type?> signatures =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Everything).Select(field => field.FieldType),
            .. type.GetMethods(Everything)
            .SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)),
            .. type.GetConstructors(Everything).SelectMany(constructor => constructor.GetParameters().Select(p => p.ParameterType)),
        ];
        return signatures.Concat(MembersUsedBy(type).SelectMany(TypesOf)).OfType<Type>().SelectMany(Flatten).Distinct();
    }

    /// <summary>The methods, fields and types that a type's code names.</summary>
    public static IEnumerable<MemberInfo> MembersUsedBy(Type type) =>
        MethodsOf(type).SelectMany(MembersUsedBy);

    /// <summary>The constant texts in a type's code.</summary>
    public static IEnumerable<string> TextsOf(Type type) =>
        from method in MethodsOf(type)
        from operand in Operands(method)
        where operand.Code.OperandType == OperandType.InlineString
        select method.Module.ResolveString(operand.Token);

    /// <summary>The type that people wrote, of which the compiler made this one a part.</summary>
    public static Type Written(this Type type) =>
        type.DeclaringType is { } outer && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) ? outer.Written() : type;

    private static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything));

    private static IEnumerable<MemberInfo> MembersUsedBy(MethodBase method)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return from operand in Operands(method)
               where operand.Code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                   or OperandType.InlineTok
               select method.Module.ResolveMember(operand.Token, typeArguments, methodArguments)!;
    }

    // The instructions whose operand is a token, with the token.
    private static IEnumerable<(OpCode Code, int Token)> Operands(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var opCode = OpCodesByValue[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += opCode.Size;
            var length = OperandLength(opCode.OperandType, code, at);
            if (length == 4)
            {
                yield return (opCode, BitConverter.ToInt32(code, at));
            }

            at += length;
        }
    }

    private static int OperandLength(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static IEnumerable<Type?> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.IsGenericMethod ? method.GetGenericArguments() : []],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<Type> Flatten(Type type)
    {
        if (type.HasElementType)
        {
            return Flatten(type.GetElementType()!);
        }

        return type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Flatten)] : [type];
    }
}
