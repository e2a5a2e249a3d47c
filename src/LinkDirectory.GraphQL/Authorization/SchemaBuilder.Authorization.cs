namespace LinkDirectory.GraphQL.Types.Building;

/// <summary>Guards the fields that <c>[Authorize]</c> is about.</summary>
internal sealed partial class SchemaBuilder
{
    private readonly HashSet<OutputField> _open = [];

    /// <summary>What the field itself asks for, and the root class in which it stands.</summary>
    private static List<AuthorizationRule> Rules(MemberInfo? member, FieldConfiguration? configured)
    {
        if (member is null || member.IsDefined(typeof(AllowAnonymousAttribute)))
        {
            return configured?.Rules ?? [];
        }

        var root = member.DeclaringType!;
        var inRoot = root.IsDefined(typeof(QueryTypeAttribute), false) || root.IsDefined(typeof(MutationTypeAttribute), false)
            || root.IsDefined(typeof(SubscriptionTypeAttribute), false);
        return [.. AuthorizationRule.From(member), .. configured?.Rules ?? [], .. inRoot ? AuthorizationRule.From(root) : []];
    }

    /// <summary>What a type asks for, wherever it is returned.</summary>
    private IEnumerable<AuthorizationRule> Rules(Type type)
        => AuthorizationRule.From(type).Concat(Extensions(type).SelectMany(AuthorizationRule.From)).Concat(Configuration(type).Rules);

    /// <summary>Guards every field, once all types are filled. Whether any rule refuses whole requests.</summary>
    private bool Authorize(IReadOnlyList<NamedType> types)
    {
        var returned = ReturnedTypes([.. types.OfType<CompositeType>()]);
        var fields = types.OfType<FieldedType>().SelectMany(type => type.Fields.Select(field => (type, field))).ToList();
        foreach (var (type, field) in fields.Where(f => f.field.Member?.IsDefined(typeof(AllowAnonymousAttribute)) != true))
        {
            var contracts = type.InterfaceList.SelectMany(contract => contract.Field(field.Name)?.Authorization ?? []);
            IEnumerable<AuthorizationRule> ofType = _open.Contains(field) ? [] : returned.GetValueOrDefault(field.Type.Named) ?? [];
            if (contracts.Concat(ofType).ToList() is { Count: > 0 } more)
            {
                field.Authorization = [.. field.Authorization.Concat(more).DistinctBy(rule => (rule.Key, rule.Apply))];
            }
        }

        var guarded = fields.Where(f => f.field.Authorization.Count > 0).ToList();
        if (guarded.Count > 0 && !_configuration.Authorization)
        {
            throw new SchemaException($"[Authorize] at {guarded[0].type.Name}.{guarded[0].field.Name} needs AddAuthorization().");
        }

        foreach (var (_, field) in guarded.Where(
            f => f.type is ObjectType && f.field.Authorization.Any(rule => rule.Apply != ApplyPolicy.Validation)))
        {
            field.Resolver = GuardedResolver.Guard(field.Resolver,
                [.. field.Authorization.Where(rule => rule.Apply != ApplyPolicy.Validation)]);
        }

        GuardNodes(types, returned);
        return guarded.Exists(f => f.field.Authorization.Any(rule => rule.Apply == ApplyPolicy.Validation));
    }

    /// <summary>
    /// The rules of each type as it is returned: an object's own and its interfaces', an abstract type's and those of its objects.
    /// </summary>
    private Dictionary<NamedType, List<AuthorizationRule>> ReturnedTypes(IReadOnlyList<CompositeType> types)
    {
        var own = _outputs.Where(entry => types.Contains(entry.Value)).ToDictionary(entry => entry.Value,
            entry => Rules(entry.Key).ToList());
        var objects = types.OfType<ObjectType>().ToDictionary(
            type => (NamedType)type,
            type => type.InterfaceList.Prepend<NamedType>(type).SelectMany(t => own.GetValueOrDefault(t) ?? []).ToList());
        foreach (var type in types.Where(type => type is not ObjectType))
        {
            var possible = objects.Where(
                o => type is UnionType union ? union.MemberList.Contains(o.Key) : ((ObjectType)o.Key).InterfaceList.Contains(type));
            own[type] = [.. own.GetValueOrDefault(type) ?? [], .. possible.SelectMany(o => o.Value)];
        }

        return own.Where(entry => entry.Key is not ObjectType).Concat(objects).ToDictionary();
    }

    /// <summary>
    /// <c>node</c> and <c>nodes</c> know the type only from the id, so the fetcher is guarded; it cannot refuse the request any more.
    /// </summary>
    private void GuardNodes(IReadOnlyList<NamedType> types, Dictionary<NamedType, List<AuthorizationRule>> returned)
    {
        foreach (var type in types.OfType<ObjectType>().Where(type => _fetchers.ContainsKey(type.Name) && returned[type].Count > 0))
        {
            var fetcher = _fetchers[type.Name];
            _fetchers[type.Name] = fetcher with { Resolver = GuardedResolver.Guard(fetcher.Resolver, returned[type]) };
        }
    }
}
