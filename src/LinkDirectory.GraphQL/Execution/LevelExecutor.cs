namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Resolves the deferred fields level by level. Every resolver of a level is started before any is waited for, and data
/// loaders are dispatched when all of the level has asked.
/// </summary>
internal sealed class LevelExecutor(RequestContext request, int maxConcurrent)
{
    private readonly List<Column> _columns = [];
    private readonly List<Pending> _pending = [];
    private List<RowSet> _level = [];
    private List<RowSet> _next = [];
    private List<Task>? _inFlight;

    /// <summary>Resolves everything below the rows.</summary>
    /// <param name="root">The first level.</param>
    /// <param name="only">The one field of it to resolve; null for all.</param>
    public async ValueTask RunAsync(RowSet root, int? only = null)
    {
        _level.Add(root);
        while (_level.Count > 0)
        {
            foreach (var rows in _level)
            {
                for (var i = 0; i < rows.Plan.Fields.Length; i++)
                {
                    var field = rows.Plan.Fields[i];
                    if (field.Deferred && (only is null || rows != root || only == i))
                    {
                        var column = rows.Columns[i] = new Column(field, rows.Parents.Count);
                        _columns.Add(column);
                        request.Rows = rows.Parents.Count;
                        for (var row = Start(column, rows, 0); row < column.Values.Length; row = Start(column, rows, row))
                        {
                            await MakeRoomAsync();
                        }
                    }
                }
            }

            if (_pending.Count > 0)
            {
                await FinishAsync();
            }

            // A resolver that was cancelled has failed only because the whole operation was stopped.
            request.CancellationToken.ThrowIfCancellationRequested();
            foreach (var column in _columns)
            {
                column.Place(request.Schema, _next);
            }

            _columns.Clear();
            _level.Clear();
            (_level, _next) = (_next, _level);
        }
    }

    /// <summary>
    /// Starts the resolver for each row from one on. Stops where room must be made first, and returns the row to go on with.
    /// </summary>
    private int Start(Column column, RowSet rows, int row)
    {
        var field = column.Field;
        var values = column.Values;
        while (row < values.Length && (_inFlight is null || _inFlight.Count < maxConcurrent))
        {
            request.CancellationToken.ThrowIfCancellationRequested();
            var touches = request.LoaderTouches;
            var value = Invoke(field, rows.Parents[row]);
            if (value is not Task task || !field.Definition.Resolver.IsAsync)
            {
                values[row++] = value;
                continue;
            }

            if (task.IsCompleted)
            {
                values[row++] = Read(field, task);
                continue;
            }

            if (_pending.Count == 0)
            {
                _pending.EnsureCapacity(values.Length);
            }

            _pending.Add(new Pending(task, column, row++));
            if (request.LoaderTouches == touches)
            {
                // It waits for something other than a loader.
                _inFlight ??= [];
                _inFlight.RemoveAll(other => other.IsCompleted);
                _inFlight.Add(task);
            }
        }

        return row;
    }

    private object? Invoke(FieldPlan field, object? parent)
    {
        try
        {
            return field.Definition.Resolver.Resolve(request, field, parent, field.Arguments.Values(request));
        }
        // Whatever a resolver throws is that field's error.
        catch (Exception e)
        {
            return new FieldFailure(e);
        }
    }

    private static object? Read(FieldPlan field, Task task)
    {
        try
        {
            return field.Definition.Resolver.TaskResult!(task);
        }
        // Whatever a resolver throws is that field's error.
        catch (Exception e)
        {
            return new FieldFailure(e);
        }
    }

    private async ValueTask MakeRoomAsync()
    {
        while (_inFlight!.Count >= maxConcurrent)
        {
            request.Loaders.Dispatch();
            await Task.WhenAny([.. _inFlight, request.Loaders.WhenWaiting()]).WaitAsync(request.CancellationToken);
            _inFlight.RemoveAll(task => task.IsCompleted);
        }
    }

    private async ValueTask FinishAsync()
    {
        Task? all = null;
        var done = 0;
        while ((done = FirstUnfinished(done)) < _pending.Count)
        {
            // A loader that answers at once lets those who waited go on at once: often nothing is left to wait for.
            if (!request.Loaders.DispatchIfReady())
            {
                all ??= Task.WhenAll(_pending.Skip(done).Select(pending => pending.Task));
                await Task.WhenAny(all, request.Loaders.WhenWaiting()).WaitAsync(request.CancellationToken);
            }
        }

        foreach (var (task, column, row) in _pending)
        {
            column.Values[row] = Read(column.Field, task);
        }

        _pending.Clear();
        _inFlight?.Clear();
    }

    private int FirstUnfinished(int from)
    {
        while (from < _pending.Count && _pending[from].Task.IsCompleted)
        {
            from++;
        }

        return from;
    }

    private readonly record struct Pending(Task Task, Column Column, int Row);
}
