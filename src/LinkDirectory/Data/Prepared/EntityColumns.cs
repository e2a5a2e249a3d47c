using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkDirectory.Data.Prepared;

/// <summary>
/// An entity's own columns in a statement, and how they are read: as the model has them, so that a column which is added is read too. What
/// it refers to stays empty.
/// </summary>
/// <param name="alias">The table's name in the statement.</param>
/// <param name="leftOut">Properties that are not read.</param>
internal sealed class EntityColumns<T>(string alias, params string[] leftOut)
    where T : class
{
    private static readonly ParameterExpression Row = Expression.Parameter(typeof(RowReader), "row");

    private Func<RowReader, T>? read;

    /// <summary>The columns' names, for the statement's text.</summary>
    public string List(IModel model)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity.");
        var own = type.GetProperties().Where(p => p.PropertyInfo is not null && !leftOut.Contains(p.Name)).ToList();
        var parts = type.GetNavigations().Where(n => n.TargetEntityType.IsOwned()).ToList();
        read = Expression.Lambda<Func<RowReader, T>>(
            Expression.MemberInit(Expression.New(typeof(T)),
                own.Select(p => Expression.Bind(p.PropertyInfo!, Reading(p))).Concat(parts.Select(Part))),
            Row).Compile();
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = own.Concat(parts.SelectMany(PropertiesOf)).Select(p => $"{alias}.\"{p.GetColumnName(table)}\"");
        return string.Join(", ", columns);
    }

    /// <summary>Reads the row's next columns as an entity.</summary>
    public T Read(RowReader row) => read!(row);

    // A value that is part of the row, as a record made by its constructor.
    private static MemberAssignment Part(INavigation part) => Expression.Bind(part.PropertyInfo!,
        Expression.New(Constructor(part), PropertiesOf(part).Select(Reading)));

    private static ConstructorInfo Constructor(INavigation part) =>
        part.ClrType.GetConstructors().MaxBy(c => c.GetParameters().Length)!;

    private static IEnumerable<IProperty> PropertiesOf(INavigation part) =>
        Constructor(part).GetParameters().Select(parameter => part.TargetEntityType.FindProperty(parameter.Name!)!);

    private static Expression Reading(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var method = MethodOf(property, type) + (property.IsNullable ? "OrNull" : "");
        Type[] arguments = type.IsEnum ? [type] : type.IsGenericType && !IsList(type) ? type.GenericTypeArguments : [];
        var call = Expression.Call(Row, method, arguments);
        return call.Type == property.ClrType ? call : Expression.Convert(call, property.ClrType);
    }

    private static string MethodOf(IProperty property, Type type) => type switch
    {
        { IsEnum: true } when property.GetTypeMapping().Converter?.ProviderClrType == typeof(string) => nameof(RowReader.Named),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(EnumSet<>) => nameof(RowReader.Set),
        _ when type == typeof(int) => nameof(RowReader.Int32),
        _ when type == typeof(long) => nameof(RowReader.Int64),
        _ when type == typeof(bool) => nameof(RowReader.Flag),
        _ when type == typeof(double) => nameof(RowReader.Double),
        _ when type == typeof(string) => nameof(RowReader.Text),
        _ when type == typeof(DateOnly) => nameof(RowReader.Day),
        _ when type == typeof(DateTimeOffset) => nameof(RowReader.Instant),
        _ when type == typeof(Uri) => "Uri",
        _ when type == typeof(byte[]) => "Bytes",
        _ when IsList(type) => nameof(RowReader.Texts),
        _ => throw new InvalidOperationException($"No statement reads {property.DeclaringType.DisplayName()}.{property.Name} yet."),
    };

    private static bool IsList(Type type) => type == typeof(List<string>);
}
