using System.Text;

namespace LinkDirectory.GraphQL.Tests.Subscriptions;

/// <summary>Reads a stream of server-sent events one block at a time, comments included.</summary>
public sealed class EventReader(HttpResponseMessage response, Stream body) : IDisposable
{
    /// <summary>Far longer than any event takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StreamReader _lines = new(body, Encoding.UTF8);

    public HttpResponseMessage Response => response;

    /// <summary>The next block as its lines; null at the end.</summary>
    public async Task<string?> BlockAsync()
    {
        var block = new StringBuilder();
        while (await _lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) is { } line)
        {
            if (line.Length == 0)
            {
                return block.ToString();
            }

            block.Append(block.Length == 0 ? "" : "|").Append(line);
        }

        return null;
    }

    /// <summary>The data of the next response.</summary>
    public async Task<string> NextAsync()
    {
        const string next = "event: next|data: ";
        var block = await BlockAsync();
        while (block == ":")
        {
            block = await BlockAsync();
        }

        Assert.StartsWith(next, block, StringComparison.Ordinal);
        return block![next.Length..];
    }

    /// <summary>Every block until the end, but for comments.</summary>
    public async Task<List<string>> RestAsync()
    {
        var blocks = new List<string>();
        while (await BlockAsync() is { } block)
        {
            if (block != ":")
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }

    public void Dispose()
    {
        _lines.Dispose();
        response.Dispose();
    }
}
