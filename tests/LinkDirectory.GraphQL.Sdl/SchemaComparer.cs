namespace LinkDirectory.GraphQL.Sdl;

/// <summary>Compares a schema with one that it promises to hold.</summary>
public static class SchemaComparer
{
    /// <summary>
    /// What <paramref name="served"/> lacks or changes of <paramref name="contract"/>: names, arguments, types, nullability,
    /// defaults. What it adds is no difference, except a required argument or input field.
    /// </summary>
    /// <param name="served">The schema as it is.</param>
    /// <param name="contract">The schema as it was promised.</param>
    /// <param name="servedOnly">
    /// Whether types and root fields that are not served yet are left out, and with them the fields, arguments and members of
    /// those types: for a contract served step by step.
    /// </param>
    public static IReadOnlyList<string> Differences(Schema served, Schema contract, bool servedOnly = false)
    {
        ArgumentNullException.ThrowIfNull(served);
        ArgumentNullException.ThrowIfNull(contract);
        var differences = new List<string>();
        foreach (var expected in contract.Types.Where(
            type => !type.Name.StartsWith("__", StringComparison.Ordinal) && !BuiltInScalars.IsBuiltIn(type)))
        {
            var actual = served.Type(expected.Name);
            if (actual is null)
            {
                if (!servedOnly)
                {
                    differences.Add($"{expected.Name} is missing.");
                }
            }
            else if (actual.Kind != expected.Kind)
            {
                differences.Add($"{expected.Name} is a {actual.Kind}, not a {expected.Kind}.");
            }
            else
            {
                var root = servedOnly && (expected == contract.Query || expected == contract.Mutation || expected == contract.Subscription);
                differences.AddRange(Compare(actual, expected, new Scope(served, servedOnly, root)));
            }
        }

        return differences;
    }

    private static IEnumerable<string> Compare(NamedType actual, NamedType expected, Scope scope) => (actual, expected) switch
    {
        (FieldedType a, FieldedType e) => Fields(a, e, scope)
            .Concat(Missing(e.Name, "interface", a.Interfaces.Select(i => i.Name), e.Interfaces.Where(scope.Promised).Select(i => i.Name))),
        (UnionType a, UnionType e) =>
            Missing(e.Name, "member", a.Members.Select(m => m.Name), e.Members.Where(scope.Promised).Select(m => m.Name)),
        (EnumType a, EnumType e) => Missing(e.Name, "value", a.Values.Select(v => v.Name), e.Values.Select(v => v.Name)),
        (InputObjectType a, InputObjectType e) => Inputs(e.Name, a.Fields, e.Fields, scope)
            .Concat(a.IsOneOf == e.IsOneOf ? [] : [$"{e.Name} {(e.IsOneOf ? "is not" : "is")} @oneOf."]),
        (ScalarType a, ScalarType e) when e.SpecifiedBy is not null && a.SpecifiedBy != e.SpecifiedBy
            => [$"{e.Name} is specified by {a.SpecifiedBy ?? "nothing"}, not by {e.SpecifiedBy}."],
        _ => [],
    };

    private static IEnumerable<string> Fields(FieldedType actual, FieldedType expected, Scope scope)
    {
        foreach (var field in expected.Fields)
        {
            var name = $"{expected.Name}.{field.Name}";
            if (actual.Field(field.Name) is not { } own)
            {
                if (!scope.IsRoot && scope.Promised(field.Type.Named))
                {
                    yield return $"{name} is missing.";
                }

                continue;
            }

            if (own.Type.ToString() != field.Type.ToString())
            {
                yield return $"{name} is {own.Type}, not {field.Type}.";
            }

            foreach (var difference in Inputs(name, own.Arguments, field.Arguments, scope))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> Inputs(
        string owner, IReadOnlyList<InputValue> actual, IReadOnlyList<InputValue> expected, Scope scope)
    {
        foreach (var value in expected.Where(value => scope.Promised(value.Type.Named)))
        {
            var own = actual.FirstOrDefault(a => a.Name == value.Name);
            if (own is null)
            {
                yield return $"{owner} lacks {value.Name}.";
            }
            else if (own.Type.ToString() != value.Type.ToString())
            {
                yield return $"{owner}: {value.Name} is {own.Type}, not {value.Type}.";
            }
            else if (Default(own) != Default(value))
            {
                yield return $"{owner}: {value.Name} defaults to {Default(own) ?? "nothing"}, not to {Default(value) ?? "nothing"}.";
            }
        }

        foreach (var extra in actual.Where(a => a.IsRequired && expected.All(e => e.Name != a.Name)))
        {
            yield return $"{owner} requires {extra.Name}, which was not promised.";
        }
    }

    private static string? Default(InputValue value) => value.DefaultValue is null
        ? null
        : Language.SyntaxPrinter.Print(value.DefaultValue);

    private static IEnumerable<string> Missing(string owner, string what, IEnumerable<string> actual, IEnumerable<string> expected)
        => expected.Except(actual, StringComparer.Ordinal).Select(name => $"{owner} lacks the {what} {name}.");

    /// <summary>How much of the contract is promised already.</summary>
    private sealed record Scope(Schema Served, bool ServedOnly, bool IsRoot)
    {
        public bool Promised(NamedType type) => !ServedOnly || Served.Type(type.Name) is not null;
    }
}
