
namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Resolves the deferred fields level by level. Every resolver of a level is started before any is waited for, and data
/// loaders are dispatched when all of the level has asked.
/// </summary>
internal sealed class LevelExecutor(RequestContext request, int maxConcurrent)
{
    private readonly List<Pending> _pending = [];
    private readonly List<Task> _inFlight = [];

    /// <summary>Resolves everything below the rows.</summary>
    /// <param name="root">The first level.</param>
    /// <param name="only">The one field of it to resolve; null for all.</param>
    public async ValueTask RunAsync(RowSet root, int? only = null)
    {
        List<RowSet> level = [root];
        while (level.Count > 0)
        {
            var columns = new List<Column>();
            foreach (var rows in level)
            {
                for (var i = 0; i < rows.Plan.Fields.Length; i++)
                {
                    var field = rows.Plan.Fields[i];
                    if (field.Deferred && (only is null || rows != root || only == i))
                    {
                        var column = rows.Columns[i] = new Column(field, rows.Parents.Count);
                        columns.Add(column);
                        await StartAsync(column, rows);
                    }
                }
            }

            await FinishAsync();
            // A resolver that was cancelled has failed only because the whole operation was stopped.
            request.CancellationToken.ThrowIfCancellationRequested();
            level = [];
            foreach (var column in columns)
            {
                column.Place(request.Schema);
                level.AddRange(column.Children);
            }
        }
    }

    private async ValueTask StartAsync(Column column, RowSet rows)
    {
        var field = column.Field;
        for (var row = 0; row < column.Values.Length; row++)
        {
            request.CancellationToken.ThrowIfCancellationRequested();
            var touches = request.Loaders.Touches;
            var value = Invoke(field, rows.Parents[row]);
            if (value is not Task task || !field.Definition.Resolver.IsAsync)
            {
                column.Values[row] = value;
                continue;
            }

            if (task.IsCompleted)
            {
                column.Values[row] = Read(field, task);
                continue;
            }

            _pending.Add(new Pending(task, column, row));
            if (request.Loaders.Touches == touches)
            {
                // It waits for something other than a loader.
                _inFlight.Add(task);
                await MakeRoomAsync();
            }
        }
    }

    private object? Invoke(FieldPlan field, object? parent)
    {
        try
        {
            return field.Definition.Resolver.Resolve(request, field, parent, field.Arguments.Values(request));
        }
#pragma warning disable CA1031 // Whatever a resolver throws is that field's error.
        catch (Exception e)
#pragma warning restore CA1031
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
#pragma warning disable CA1031 // Whatever a resolver throws is that field's error.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new FieldFailure(e);
        }
    }

    private async ValueTask MakeRoomAsync()
    {
        _inFlight.RemoveAll(task => task.IsCompleted);
        while (_inFlight.Count >= maxConcurrent)
        {
            request.Loaders.Dispatch();
            await Task.WhenAny([.. _inFlight, request.Loaders.WhenWaiting()]).WaitAsync(request.CancellationToken);
            _inFlight.RemoveAll(task => task.IsCompleted);
        }
    }

    private async ValueTask FinishAsync()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var all = Task.WhenAll(_pending.Select(pending => pending.Task));
        while (!all.IsCompleted)
        {
            request.Loaders.Dispatch();
            if (!all.IsCompleted)
            {
                await Task.WhenAny(all, request.Loaders.WhenWaiting()).WaitAsync(request.CancellationToken);
            }
        }

        foreach (var (task, column, row) in _pending)
        {
            column.Values[row] = Read(column.Field, task);
        }

        _pending.Clear();
        _inFlight.Clear();
    }

    private readonly record struct Pending(Task Task, Column Column, int Row);
}
