namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// A key's value, or who waits for it. Those who must have a value wait apart, so that none of them needs a method of its own
/// that waits only to look for null. Everything but telling is done under the loader's gate.
/// </summary>
internal sealed class LoadEntry<TValue>(Type loader)
{
    // Continuations run inline, so that whatever they ask of other loaders is collected before those are dispatched.
    private TaskCompletionSource<TValue?>? _waiting;
    private TaskCompletionSource<TValue?>? _requiring;
    private TValue? _value;
    private Exception? _failure;

    /// <summary>Whether the value, or the reason for its absence, is known.</summary>
    public bool Known { get; private set; }

    /// <summary>The value once it is known; failed if it is required and missing.</summary>
    public Task<TValue?> Value(bool required)
    {
        ref var waiting = ref required ? ref _requiring : ref _waiting;
        if (waiting is null)
        {
            waiting = new TaskCompletionSource<TValue?>();
            if (Known)
            {
                Tell(waiting, required);
            }
        }

        return waiting.Task;
    }

    /// <summary>The value is known; those who wait are told later, outside the gate.</summary>
    public void Keep(TValue? value, Exception? failure) => (_value, _failure, Known) = (value, failure, true);

    /// <summary>Lets those go on who waited.</summary>
    public void Tell()
    {
        if (_waiting is { } waiting)
        {
            Tell(waiting, required: false);
        }

        if (_requiring is { } requiring)
        {
            Tell(requiring, required: true);
        }
    }

    private void Tell(TaskCompletionSource<TValue?> waiting, bool required)
    {
        if (_failure is not null)
        {
            waiting.TrySetException(_failure);
        }
        else if (required && _value is null)
        {
            waiting.TrySetException(new KeyNotFoundException($"{loader.Name} found nothing for a key that must exist."));
        }
        else
        {
            waiting.TrySetResult(_value);
        }
    }
}
