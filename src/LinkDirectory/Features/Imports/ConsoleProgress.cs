namespace LinkDirectory.Features.Imports;

/// <summary>Shows an import's progress on one line of the terminal that standard error is; nothing where it is a file or a pipe.</summary>
public sealed class ConsoleProgress : IProgress<ImportProgress>, IDisposable
{
    private const int Width = 40;

    private readonly bool shown = !Console.IsErrorRedirected;

    public void Report(ImportProgress value)
    {
        if (shown)
        {
            var text = value.Rows == 0 ? $"{value.Stage}…" : $"{value.Stage}… {value.Rows:N0}";
            Console.Error.Write("\r" + text.PadRight(Width));
        }
    }

    public void Dispose()
    {
        if (shown)
        {
            Console.Error.Write("\r" + new string(' ', Width) + "\r");
        }
    }
}
