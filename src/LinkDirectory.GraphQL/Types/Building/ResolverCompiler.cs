namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Compiles the C# of a field into the delegates that the executor calls.</summary>
internal static class ResolverCompiler
{
    public static readonly ParameterExpression Request = Expression.Parameter(typeof(RequestContext), "request");
    public static readonly ParameterExpression Field = Expression.Parameter(typeof(FieldPlan), "field");
    public static readonly ParameterExpression Parent = Expression.Parameter(typeof(object), "parent");
    public static readonly ParameterExpression Arguments = Expression.Parameter(typeof(object[]), "arguments");
    private static readonly ParameterExpression Writer = Expression.Parameter(typeof(ResultWriter), "writer");


    /// <summary>Compiles a body that uses the parameters above.</summary>
    /// <param name="body">The call or access; its type may be a task's.</param>
    /// <param name="type">The field's GraphQL type.</param>
    /// <param name="idType">The type whose global id the value becomes; null when it is no key.</param>
    public static FieldResolver Compile(Expression body, GraphQLType type, string? idType)
    {
        var result = ClrShape.Unwrapped(body.Type);
        if (result != body.Type)
        {
            return CompileAsync(body, result, idType);
        }

        var leaf = CompileLeaf(body, type, idType);
        if (idType is not null)
        {
            body = Expression.Call(Own(nameof(ToGlobalIds)), Expression.Convert(body, typeof(object)), Expression.Constant(idType));
        }

        return new FieldResolver(Delegate(body)) { WriteLeaf = leaf };
    }

    private static FieldResolver CompileAsync(Expression body, Type result, string? idType)
    {
        if (body.Type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            body = Expression.Call(Own(nameof(FromValueTask)).MakeGenericMethod(result), body);
        }

        var read = Own(nameof(TaskResult)).MakeGenericMethod(result).CreateDelegate<Func<Task, object?>>();
        return new FieldResolver(Delegate(body)) { TaskResult = idType is null ? read : task => ToGlobalIds(read(task), idType) };
    }

    private static ResolverDelegate Delegate(Expression body) => Expression.Lambda<ResolverDelegate>(
        Expression.Convert(body, typeof(object)), Request, Field, Parent, Arguments).Compile();

    private static LeafWriterDelegate? CompileLeaf(Expression body, GraphQLType type, string? idType)
    {
        var clr = Nullable.GetUnderlyingType(body.Type) ?? body.Type;
        Func<Expression, Expression>? write = type.Nullable switch
        {
            _ when idType is not null => NodeIdWriter.For(clr) is { } writeId
                ? value => Expression.Call(writeId, Writer, value, Expression.Constant(NodeIdWriter.Prefix(idType))) : null,
            ScalarType scalar when CanConvert(clr, scalar.RuntimeType) => value => Expression.Call(
                Expression.Constant(scalar), scalar.GetType().GetMethod("Write", [typeof(ResultWriter), scalar.RuntimeType])!,
                Writer, Expression.Convert(value, scalar.RuntimeType)),
            EnumType enumType when clr.IsEnum => value => Expression.Call(
                Own(nameof(WriteEnum)).MakeGenericMethod(clr), Writer, value, Encoder(clr, enumType)),
            _ => null,
        };
        if (write is null)
        {
            return null;
        }

        var local = Expression.Variable(body.Type, "value");
        var assign = Expression.Assign(local, body);
        var canBeNull = !body.Type.IsValueType || clr != body.Type;
        var typed = clr != body.Type ? Expression.Convert(local, clr) : (Expression)local;
        var code = canBeNull
            ? Expression.Block([local], assign, Expression.Condition(
                Expression.Equal(local, Expression.Constant(null, body.Type)), Expression.Constant(false),
                Expression.Block(write(typed), Expression.Constant(true))))
            : Expression.Block([local], assign, write(typed), Expression.Constant(true));
        return Expression.Lambda<LeafWriterDelegate>(code, Writer, Request, Field, Parent, Arguments).Compile();
    }

    private static bool CanConvert(Type from, Type to)
        => from == to
            || (to == typeof(int) && (from == typeof(short) || from == typeof(byte) || from == typeof(sbyte) || from == typeof(ushort)))
            || (to == typeof(double) && (from == typeof(float) || from == typeof(decimal) || from == typeof(int)));

    private static ConstantExpression Encoder(Type clr, EnumType type)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(
            typeof(Dictionary<,>).MakeGenericType(clr, typeof(byte[])))!;
        foreach (var value in type.Values)
        {
            dictionary[value.Value] = type.Encode(value.Value);
        }

        return Expression.Constant(dictionary);
    }

    private static void WriteEnum<T>(ResultWriter writer, T value, Dictionary<T, byte[]> names) where T : struct, Enum
        => writer.WriteRaw(names.TryGetValue(value, out var name)
            ? name : throw new ScalarException($"{typeof(T).Name} has no value {value}."));

    private static object? FromValueTask<T>(ValueTask<T> task) => task.IsCompletedSuccessfully
        ? task.GetAwaiter().GetResult()
        : task.AsTask();

    private static object? TaskResult<T>(Task task) => ((Task<T>)task).GetAwaiter().GetResult();

    private static object? ToGlobalIds(object? value, string typeName) => value switch
    {
        null => null,
        NodeId id => id.ToString(),
        string key => NodeId.Create(typeName, key).ToString(),
        IEnumerable keys => keys.Cast<object?>().Select(key => ToGlobalIds(key, typeName)).ToArray(),
        _ => NodeId.Create(typeName, value).ToString(),
    };

    private static MethodInfo Own(string name) => typeof(ResolverCompiler).Hidden(name);
}
