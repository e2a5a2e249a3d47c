namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Writes the data of a response, reading synchronous fields as it goes. Where a value that may not be null is null or
/// failed, it goes back to the nearest position that may be and writes null there (specification, 6.4.4).
/// </summary>
internal sealed class ResponseCompleter(ResultWriter writer, RequestContext request, FieldErrors errors)
{
    private readonly ResponsePath _path = new();

    /// <summary>Writes one object; false when it must become null. What was written of it then is rolled back by the caller.</summary>
    public bool WriteObject(SelectionPlan plan, object? parent, RowSet? rows, int row)
    {
        var fields = plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            if (!WriteField(fields[i], parent, rows?.Columns[i], row))
            {
                return false;
            }
        }

        WriteEnd(plan);
        return true;
    }

    /// <summary>Ends an object: its fields brought the bracket that begins it, if it has any.</summary>
    public void WriteEnd(SelectionPlan plan) => writer.WriteRaw(plan.Fields.Length == 0 ? "{}"u8 : "}"u8);

    /// <summary>Writes one field; false when its object must become null.</summary>
    public bool WriteField(FieldPlan field, object? parent, Column? column, int row)
    {
        writer.WriteRaw(field.Prefix);
        if (field.IsTypeName)
        {
            return true;
        }

        var start = writer.Position;
        var depth = _path.Depth;
        try
        {
            return column is null && field.Definition.Resolver.WriteLeaf is { } writeLeaf
                ? writeLeaf(writer, request, field, parent, field.Arguments.Values(request)) || WriteNullField(field)
                : WriteFieldValue(field, parent, column, row);
        }
        // Whatever a resolver throws is that field's error.
        catch (Exception e) when (e is not (OperationCanceledException or ResponseTooLargeException)
            || (e is OperationCanceledException && !request.CancellationToken.IsCancellationRequested))
        {
            _path.Return(depth);
            _path.Push(field.ResponseName);
            var written = Fail(field, field.Shape, start, e);
            _path.Pop();
            return written;
        }
    }

    private bool WriteFieldValue(FieldPlan field, object? parent, Column? column, int row)
    {
        _path.Push(field.ResponseName);
        var slot = column?.FirstSlot(row) ?? 0;
        var value = column is null
            ? field.Definition.Resolver.Resolve(request, field, parent, field.Arguments.Values(request)) : column.Values[row];
        var written = WriteValue(field, field.Shape, value, column, ref slot);
        _path.Pop();
        return written;
    }

    private bool WriteNullField(FieldPlan field)
    {
        _path.Push(field.ResponseName);
        var written = WriteNull(field, field.Shape);
        _path.Pop();
        return written;
    }

    /// <summary>Writes a value; false when the position above it must become null.</summary>
    private bool WriteValue(FieldPlan field, ValueShape shape, object? value, Column? column, ref int slot)
    {
        if (value is null)
        {
            return WriteNull(field, shape);
        }

        var start = writer.Position;
        if (value is FieldFailure failure)
        {
            return Fail(field, shape, start, failure.Exception);
        }

        var written = shape.Composite is { } composite ? WriteComposite(field, composite, value, column, ref slot)
            : shape.Item is { } item ? WriteList(field, item, value, column, ref slot)
            : WriteLeaf(field, shape, value);
        if (written)
        {
            return true;
        }

        writer.RollBack(start);
        return !shape.NonNull && WriteNull(field, shape);
    }

    private bool WriteLeaf(FieldPlan field, ValueShape shape, object value)
    {
        try
        {
            if (shape.Scalar is { } scalar)
            {
                scalar.WriteObject(writer, value);
            }
            else
            {
                writer.WriteRaw(shape.Enum!.Encode(value)
                    ?? throw new ScalarException($"Enum \"{shape.Enum.Name}\" cannot represent value: {JavaScript.Inspect(value)}"));
            }

            return true;
        }
        catch (ScalarException e)
        {
            errors.Add(field, _path, e);
            return false;
        }
    }

    private bool WriteList(FieldPlan field, ValueShape item, object value, Column? column, ref int slot)
    {
        if (value is string or IDictionary || value is not IEnumerable items)
        {
            errors.Add(field, _path, new ScalarException(
                $"Expected Iterable, but did not find one for field \"{field.Parent.Name}.{field.Definition.Name}\"."));
            return false;
        }

        var first = slot;
        writer.WriteByte((byte)'[');
        if (!(value is IList list ? WriteItems(field, item, list, column, ref slot) : WriteItems(field, item, items, column, ref slot)))
        {
            // What was not visited has slots too.
            slot = first + (column?.Places == true ? CountObjects(item, value) : 0);
            return false;
        }

        writer.WriteByte((byte)']');
        return true;
    }

    /// <summary>By index: an enumerator would be an object for each list, and two calls for each element.</summary>
    private bool WriteItems(FieldPlan field, ValueShape item, IList items, Column? column, ref int slot)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!WriteItem(field, item, items[i], i, column, ref slot))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteItems(FieldPlan field, ValueShape item, IEnumerable items, Column? column, ref int slot)
    {
        var index = 0;
        foreach (var value in items)
        {
            if (!WriteItem(field, item, value, index++, column, ref slot))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteItem(FieldPlan field, ValueShape item, object? value, int index, Column? column, ref int slot)
    {
        if (index > 0)
        {
            writer.WriteByte((byte)',');
        }

        _path.Push(index);
        var written = WriteValue(field, item, value, column, ref slot);
        _path.Pop();
        return written;
    }

    private bool WriteComposite(FieldPlan field, CompositeType type, object value, Column? column, ref int slot)
    {
        var place = column?.Places == true ? column.Slots[slot++] : default;
        var plan = field.Concrete;
        if (plan is null)
        {
            var objectType = TypeResolution.Resolve(request.Schema, type, value);
            if (objectType is null)
            {
                errors.Add(field, _path, TypeResolution.Explain(request.Schema, type, value, field));
                return false;
            }

            plan = field.PlanFor(objectType);
        }

        if (plan.Failure is not null)
        {
            errors.Add(field, _path, plan.Failure);
            return false;
        }

        return WriteObject(plan, value, place.Rows, place.Row);
    }

    private bool WriteNull(FieldPlan field, ValueShape shape)
    {
        if (shape.NonNull)
        {
            errors.Add(field, _path, new ScalarException(
                $"Cannot return null for non-nullable field {field.Parent.Name}.{field.Definition.Name}."));
            return false;
        }

        writer.WriteNull();
        return true;
    }

    private bool Fail(FieldPlan field, ValueShape shape, int start, Exception exception)
    {
        // What was stopped with the operation is no field's error.
        request.CancellationToken.ThrowIfCancellationRequested();
        errors.Add(field, _path, exception);
        writer.RollBack(start);
        if (shape.NonNull)
        {
            return false;
        }

        writer.WriteNull();
        return true;
    }

    private static int CountObjects(ValueShape item, object value)
        => ((IEnumerable)value).Cast<object?>().Sum(element => element is null or FieldFailure ? 0
            : item.Item is null ? 1
            : element is IEnumerable and not string ? CountObjects(item.Item, element) : 0);
}
