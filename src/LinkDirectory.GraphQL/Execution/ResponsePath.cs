namespace LinkDirectory.GraphQL.Execution;

/// <summary>Where in the response the writer is. Kept without an object for each step; a path is made of it only for an error.</summary>
internal sealed class ResponsePath
{
    private const int Usual = 12;

    private (string? Name, int Index)[] _steps = new (string?, int)[Usual];

    public int Depth { get; private set; }

    public void Push(string name) => Push(name, 0);

    public void Push(int index) => Push(null, index);

    public void Pop() => Depth--;

    public void Return(int depth) => Depth = depth;

    /// <summary>Names and indexes from the root.</summary>
    public object[] ToArray()
    {
        var path = new object[Depth];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = _steps[i].Name is { } name ? name : _steps[i].Index;
        }

        return path;
    }

    private void Push(string? name, int index)
    {
        if (Depth == _steps.Length)
        {
            Array.Resize(ref _steps, Depth * 2);
        }

        _steps[Depth++] = (name, index);
    }
}
