using System.Buffers;
using System.IO.Pipelines;

namespace LinkDirectory.GraphQL.Http;

/// <summary>Writes server-sent events with the names of the GraphQL over SSE protocol.</summary>
internal sealed class EventStreamWriter(PipeWriter pipe)
{
    /// <summary>How many bytes of responses were written.</summary>
    public long Bytes { get; private set; }

    /// <summary>What ended the stream before its source did: the errors of a last response that has no data.</summary>
    public IReadOnlyList<GraphQLError> Ended { get; private set; } = [];

    public void WriteNext(GraphQLResponse response)
    {
        Ended = response.Outcome == GraphQLOutcome.Executed ? [] : response.Errors;
        WriteNext(response.Body);
    }

    /// <summary>A response. Its JSON has a line of its own for each of its lines, which the reader joins again.</summary>
    public void WriteNext(ReadOnlyMemory<byte> response)
    {
        pipe.Write("event: next\n"u8);
        Bytes += response.Length;
        var rest = response.Span;
        while (true)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            pipe.Write("data: "u8);
            pipe.Write(end < 0 ? rest : rest[..end]);
            pipe.Write("\n"u8);
            if (end < 0)
            {
                break;
            }

            rest = rest[(end + 1)..];
        }

        pipe.Write("\n"u8);
    }

    /// <summary>The end. Its data are empty, but must be there: browsers drop an event that has none.</summary>
    public void WriteComplete() => pipe.Write("event: complete\ndata:\n\n"u8);

    /// <summary>What every reader skips.</summary>
    public void WriteComment() => pipe.Write(":\n\n"u8);

    /// <summary>Sends what was written, and waits while the client is slow to take it; false when it has left.</summary>
    public async ValueTask<bool> FlushAsync(CancellationToken cancellationToken) => !(await pipe.FlushAsync(cancellationToken)).IsCompleted;
}
