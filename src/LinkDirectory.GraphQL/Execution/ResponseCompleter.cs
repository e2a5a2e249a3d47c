using System.Collections;
using LinkDirectory.GraphQL.Types;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Writes the data of a response, reading synchronous fields as it goes. Where a value that may not be null is null or
/// failed, it goes back to the nearest position that may be and writes null there (specification, 6.4.4).
/// </summary>
internal sealed class ResponseCompleter(ResultWriter writer, RequestContext request, FieldErrors errors)
{
    private readonly List<object> _path = [];

    /// <summary>Writes one object; false when it must become null. What was written of it then is rolled back by the caller.</summary>
    public bool WriteObject(SelectionPlan plan, object? parent, RowSet? rows, int row)
    {
        writer.WriteByte((byte)'{');
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            if (!WriteField(plan.Fields[i], parent, rows?.Columns[i], row))
            {
                return false;
            }
        }

        writer.WriteByte((byte)'}');
        return true;
    }

    /// <summary>Writes one field; false when its object must become null.</summary>
    public bool WriteField(FieldPlan field, object? parent, Column? column, int row)
    {
        writer.WriteEncodedName(field.EncodedName);
        if (field.TypeName is not null)
        {
            writer.WriteRaw(field.TypeName);
            return true;
        }

        var start = writer.Position;
        var depth = _path.Count;
        _path.Add(field.ResponseName);
        bool written;
        try
        {
            written = WriteFieldValue(field, parent, column, row);
        }
#pragma warning disable CA1031 // Whatever a resolver throws is that field's error.
        catch (Exception e) when (e is not OperationCanceledException || !request.CancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _path.RemoveRange(depth + 1, _path.Count - depth - 1);
            written = Fail(field, field.Definition.Type, start, e);
        }

        _path.RemoveRange(depth, _path.Count - depth);
        return written;
    }

    private bool WriteFieldValue(FieldPlan field, object? parent, Column? column, int row)
    {
        var definition = field.Definition;
        if (column is not null)
        {
            var slot = column.FirstSlot[row];
            return WriteValue(field, definition.Type, column.Values[row], column, ref slot);
        }

        var arguments = field.Arguments.Values(request);
        if (definition.Resolver.WriteLeaf is { } writeLeaf)
        {
            return writeLeaf(writer, request, field, parent, arguments) || WriteNull(field, definition.Type);
        }

        var none = 0;
        return WriteValue(field, definition.Type, definition.Resolver.Resolve(request, field, parent, arguments), null, ref none);
    }

    /// <summary>Writes a value; false when the position above it must become null.</summary>
    private bool WriteValue(FieldPlan field, GraphQLType type, object? value, Column? column, ref int slot)
    {
        if (value is null)
        {
            return WriteNull(field, type);
        }

        var start = writer.Position;
        if (value is FieldFailure failure)
        {
            return Fail(field, type, start, failure.Exception);
        }

        var written = type.Nullable switch
        {
            ListType list => WriteList(field, list, value, column, ref slot),
            CompositeType composite => WriteComposite(field, composite, value, column, ref slot),
            var leaf => WriteLeaf(field, (NamedType)leaf, value),
        };
        if (written)
        {
            return true;
        }

        writer.RollBack(start);
        return !type.IsNonNull && WriteNull(field, type);
    }

    private bool WriteLeaf(FieldPlan field, NamedType type, object value)
    {
        try
        {
            if (type is ScalarType scalar)
            {
                scalar.WriteObject(writer, value);
            }
            else
            {
                writer.WriteRaw(((EnumType)type).Encode(value)
                    ?? throw new ScalarException($"Enum \"{type.Name}\" cannot represent value: {value}"));
            }

            return true;
        }
        catch (ScalarException e)
        {
            errors.Add(field, _path, e);
            return false;
        }
    }

    private bool WriteList(FieldPlan field, ListType type, object value, Column? column, ref int slot)
    {
        if (value is string or IDictionary || value is not IEnumerable items)
        {
            errors.Add(field, _path, new ScalarException(
                $"Expected Iterable, but did not find one for field \"{field.Parent.Name}.{field.Definition.Name}\"."));
            return false;
        }

        var first = slot;
        var index = 0;
        writer.WriteByte((byte)'[');
        foreach (var item in items)
        {
            writer.WriteComma();
            _path.Add(index++);
            var written = WriteValue(field, type.OfType, item, column, ref slot);
            _path.RemoveAt(_path.Count - 1);
            if (!written)
            {
                // What was not visited has slots too.
                slot = first + (column is null ? 0 : CountObjects(type, value));
                return false;
            }
        }

        writer.WriteByte((byte)']');
        return true;
    }

    private bool WriteComposite(FieldPlan field, CompositeType type, object value, Column? column, ref int slot)
    {
        var place = column is null ? default : column.Slots[slot++];
        var objectType = TypeResolution.Resolve(request.Schema, type, value);
        if (objectType is null)
        {
            errors.Add(field, _path, new InvalidOperationException(
                $"A {value.GetType().Name} is no possible type of {type.Name} at {field.Parent.Name}.{field.Definition.Name}."));
            return false;
        }

        return WriteObject(field.PlanFor(objectType), value, place.Rows, place.Row);
    }

    private bool WriteNull(FieldPlan field, GraphQLType type)
    {
        if (type.IsNonNull)
        {
            errors.Add(field, _path, new ScalarException(
                $"Cannot return null for non-nullable field {field.Parent.Name}.{field.Definition.Name}."));
            return false;
        }

        writer.WriteNull();
        return true;
    }

    private bool Fail(FieldPlan field, GraphQLType type, int start, Exception exception)
    {
        errors.Add(field, _path, exception);
        writer.RollBack(start);
        if (type.IsNonNull)
        {
            return false;
        }

        writer.WriteNull();
        return true;
    }

    private static int CountObjects(GraphQLType type, object? value)
        => value is null or FieldFailure ? 0
            : type.Nullable is ListType list
                ? value is IEnumerable items and not string ? items.Cast<object?>().Sum(item => CountObjects(list.OfType, item)) : 0
                : 1;
}
