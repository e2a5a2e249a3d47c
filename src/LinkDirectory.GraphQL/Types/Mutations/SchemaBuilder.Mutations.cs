namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Mutations by convention: one input, and a payload of the changed thing and the errors.</summary>
internal sealed partial class SchemaBuilder
{
    private readonly List<NamedType> _generated = [];

    /// <summary>Errors and payload classes: they were made to be shown, so their public members are fields.</summary>
    private readonly HashSet<Type> _shown = [];

    private InterfaceType? _errorInterface;

    private OutputField MutationField(MethodInfo method, string owner)
    {
        var use = method.GetCustomAttribute<UseMutationConventionAttribute>();
        var errors = DeclaredErrors(method);
        if (_configuration.Mutations is not { } options)
        {
            return use is null && errors.Count == 0 ? MethodField(method, null, owner)
                : throw new SchemaException($"{method.DeclaringType!.Name}.{method.Name} needs AddMutationConventions().");
        }

        var applies = use is not null ? !use.Disable : options.ApplyToAllMutations || errors.Count > 0;
        return applies ? new MutationConvention(this, method, options, use, errors).Field(owner)
            : errors.Count == 0 ? MethodField(method, null, owner)
            : throw new SchemaException(
                $"{method.DeclaringType!.Name}.{method.Name} declares errors and disables the mutation conventions, which show them.");
    }

    private static List<MutationError> DeclaredErrors(MethodInfo method)
    {
        var errors = new List<MutationError>();
        foreach (var attribute in method.GetCustomAttributes<ErrorAttribute>())
        {
            var made = MutationError.From(attribute.ErrorType).ToList();
            errors.AddRange(made.TrueForAll(error => error.Exception is not null) ? made
                : throw new SchemaException(
                    $"{method.DeclaringType!.Name}.{method.Name}: [Error<{attribute.ErrorType.Name}>] needs an exception, a static "
                    + "CreateErrorFrom(TException), or a constructor that takes one. To return an error as a value, return a "
                    + "FieldResult."));
        }

        var result = ClrShape.Unwrapped(method.ReturnType);
        var returned = typeof(IFieldResult).IsAssignableFrom(result) ? result.GetGenericArguments().Skip(1) : [];
        foreach (var type in returned.Where(type => errors.TrueForAll(error => error.Type != type)))
        {
            errors.AddRange(MutationError.From(type).Where(error => error.Type == type).Take(1));
        }

        return errors;
    }

    /// <summary>The interface of every error: <c>Error { message: String! }</c>, or the application's own.</summary>
    private InterfaceType ErrorInterface
    {
        get
        {
            if (_errorInterface is null && _configuration.ErrorInterface is { } own)
            {
                _errorInterface = (InterfaceType)Output(own);
            }
            else if (_errorInterface is null)
            {
                _errorInterface = new InterfaceType("Error") { Description = "A problem that the caller of a mutation can put right." };
                _errorInterface.AddField(new OutputField("message", new NonNullType(BuiltInScalars.String))
                {
                    Description = "What is wrong and what to do, for people.",
                });
                _generated.Add(_errorInterface);
            }

            return _errorInterface;
        }
    }

    private ObjectType ErrorObject(Type type)
    {
        var result = Output(type) as ObjectType ?? throw new SchemaException($"The error {type.Name} must be an object type.");
        Implement(result, ErrorInterface);
        return result;
    }

    /// <summary>An exception's name in the schema ends in <c>Error</c>.</summary>
    private static string? ErrorName(Type type)
        => typeof(Exception).IsAssignableFrom(type) && type.Name.EndsWith("Exception", StringComparison.Ordinal)
            ? type.Name[..^"Exception".Length] + "Error" : null;

    /// <summary>Of what every exception has, only the message is the client's business.</summary>
    private static bool IsExceptionPlumbing(MemberInfo member)
        => (member switch
        {
            PropertyInfo { Name: not nameof(Exception.Message) } property => property.GetMethod?.GetBaseDefinition().DeclaringType,
            MethodInfo method => method.GetBaseDefinition().DeclaringType,
            _ => null,
        }) == typeof(Exception);

    /// <summary>Makes the field, the input and the payload of one mutation.</summary>
    private sealed class MutationConvention(
        SchemaBuilder builder, MethodInfo method, MutationConventionOptions options, UseMutationConventionAttribute? use,
        List<MutationError> errors)
    {
        private readonly string _name = Naming.Field(method);

        /// <summary>The application's own payload class; null where the convention makes the payload.</summary>
        private Type? _ownPayload;

        public OutputField Field(string owner)
        {
            if (!TakesParent(method, null))
            {
                throw new SchemaException($"{method.DeclaringType!.Name}.{method.Name} takes a [Parent] that {owner} does not have.");
            }

            builder._shown.UnionWith(new MutationErrors(errors).Types);
            var inputs = new List<InputValue>();
            var values = method.GetParameters().Select(parameter => builder.Parameter(parameter, inputs, null)).ToArray();
            Expression body = Expression.Call(method, values);
            var arguments = Arguments(inputs, ref body);
            var payload = Payload();
            return new OutputField(_name, new NonNullType(payload))
            {
                Description = SchemaBuilder.Description(method),
                DeprecationReason = Deprecation(method),
                Arguments = arguments,
                Resolver = MutationOutcome.Resolver(ResolverCompiler.Compile(body, payload, null), new MutationErrors(errors)),
                Member = method,
                Authorization = [.. Rules(method, null), .. _ownPayload is null ? [] : builder.Rules(_ownPayload)],
            };
        }

        private string Named(string? given, string pattern)
            => given ?? pattern.Replace("{MutationName}", char.ToUpperInvariant(_name[0]) + _name[1..], StringComparison.Ordinal);

        /// <summary>One input object of all arguments, unless the method takes it as such.</summary>
        private List<InputValue> Arguments(List<InputValue> inputs, ref Expression body)
        {
            var typeName = Named(use?.InputTypeName, options.InputTypeNamePattern);
            var argumentName = use?.InputArgumentName ?? options.InputArgumentName;
            if (inputs.Count == 0
                || (inputs is [{ Type.Nullable: InputObjectType own } only] && (own.Name == typeName || only.Name == argumentName)))
            {
                return inputs;
            }

            var type = new InputObjectType(typeName) { Description = $"What `{_name}` needs." };
            inputs.ForEach(type.AddField);
            builder._generated.Add(type);
            var given = Expression.Convert(Expression.ArrayIndex(ResolverCompiler.Arguments, Expression.Constant(0)), typeof(object[]));
            body = new Replace(ResolverCompiler.Arguments, given).Visit(body)!;
            return [new InputValue(argumentName, new NonNullType(type)) { Binder = (value, path) => Bind(inputs, value, path) }];
        }

        private static object?[] Bind(List<InputValue> inputs, object? value, string path)
        {
            var fields = (IReadOnlyDictionary<string, object?>)value!;
            var values = new object?[inputs.Count];
            for (var i = 0; i < values.Length; i++)
            {
                if (fields.TryGetValue(inputs[i].Name, out var given))
                {
                    values[i] = inputs[i].Bind(given, path + "." + inputs[i].Name);
                }
            }

            return values;
        }

        private ObjectType Payload()
        {
            var result = ClrShape.Unwrapped(method.ReturnType);
            var shape = typeof(IFieldResult).IsAssignableFrom(result)
                ? builder._shapes.ReadFieldResult(method)
                : builder._shapes.Read(method);
            shape = Retyped(shape, method, null);
            var name = Named(use?.PayloadTypeName, options.PayloadTypeNamePattern);
            var own = shape.Element is null
                && !builder._scalars.ContainsKey(shape.Type)
                && !shape.Type.IsEnum
                && builder.Name(shape.Type) == name;
            _ownPayload = own ? shape.Type : null;
            var payload = new ObjectType(name) { Description = own ? builder.Describe(shape.Type) : $"What came of `{_name}`." };
            builder._generated.Add(payload);
            builder._pending.Enqueue(() =>
            {
                if (own)
                {
                    AddOwnFields(payload, shape.Type);
                }
                else
                {
                    payload.AddField(ResultField(shape));
                }

                AddErrors(payload);
            });
            return payload;
        }

        private OutputField ResultField(ClrShape shape)
        {
            shape = shape with { Nullable = true };
            var idType = builder.IdType(method, null, builder.Name(shape.NamedType));
            var type = idType is null ? builder.Output(shape) : IdOf(shape);
            var clr = shape.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(shape.Type) : shape.Type;
            var value = Expression.Property(Expression.Convert(ResolverCompiler.Parent, typeof(MutationOutcome)),
                nameof(MutationOutcome.Value));
            return new OutputField(use?.PayloadFieldName ?? Naming.CamelCase(type.Named.Name), type)
            {
                Description = errors.Count == 0 ? null : "Null if it failed.",
                Resolver = ResolverCompiler.Compile(InputBinding.FromObject(value, clr), type, idType),
            };
        }

        /// <summary>The fields of a payload class of the application's own, each null where the mutation failed.</summary>
        private void AddOwnFields(ObjectType payload, Type type)
        {
            builder._shown.Add(type);
            var own = new ObjectType(payload.Name) { RuntimeType = type };
            builder.Fill(own, type);
            foreach (var field in own.Fields)
            {
                payload.AddField(field.As(errors.Count == 0 ? field.Type : field.Type.Nullable, MutationOutcome.Member(field.Resolver)));
            }
        }

        private void AddErrors(ObjectType payload)
        {
            if (errors.Count == 0)
            {
                return;
            }

            var union = new UnionType(
                Named(use?.PayloadErrorTypeName, options.PayloadErrorTypeNamePattern))
            { Description = $"Why `{_name}` can fail." };
            union.MemberList.AddRange(new MutationErrors(errors).Types.Select(builder.ErrorObject));
            builder._generated.Add(union);
            var list = new ListType(new NonNullType(union));
            payload.AddField(new OutputField(use?.PayloadErrorsFieldName ?? options.PayloadErrorsFieldName, list)
            {
                Description = "Why it failed; null if it succeeded.",
                Resolver = new FieldResolver((_, _, parent, _) => ((MutationOutcome)parent!).Errors),
            });
        }
    }
}
