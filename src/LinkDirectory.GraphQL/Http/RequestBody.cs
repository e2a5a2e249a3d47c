using System.Buffers;

namespace LinkDirectory.GraphQL.Http;

/// <summary>A request's body in a pooled buffer, read no further than the limit and waited for no longer than allowed.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int Unannounced = 4 * 1024;

    private byte[] _buffer;
    private int _length;

    private RequestBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 1));

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <exception cref="BadRequestException">It is too large, or took too long.</exception>
    public static async ValueTask<RequestBody> ReadAsync(
        HttpRequest request, RequestExecutorOptions options, CancellationToken cancellationToken)
    {
        if (request.ContentLength > options.MaxRequestBodySize)
        {
            throw TooLarge(request.ContentLength, options);
        }

        var body = new RequestBody((int?)request.ContentLength + 1 ?? Unannounced);
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            while (await body.ReadSomeAsync(request.Body, options.RequestReadTimeout - TimeProvider.System.GetElapsedTime(began),
                cancellationToken))
            {
                if (body._length > options.MaxRequestBodySize)
                {
                    throw TooLarge(null, options);
                }
            }

            return body;
        }
        catch (TimeoutException)
        {
            // The stream may still write into the buffer, so it does not go back to the pool.
            body._buffer = [];
            throw new BadRequestException(
                $"The body did not arrive within {options.RequestReadTimeout.TotalSeconds:0.###} seconds.",
                StatusCodes.Status408RequestTimeout);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private async ValueTask<bool> ReadSomeAsync(Stream stream, TimeSpan left, CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var reading = stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
        var read = reading.IsCompleted ? await reading
            : await reading.AsTask().WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
        _length += read;
        return read > 0;
    }

    private static BadRequestException TooLarge(long? size, RequestExecutorOptions options) => new(
        LimitError.Create(
            nameof(options.MaxRequestBodySize), size, options.MaxRequestBodySize,
            size is null ? $"The body is larger than {options.MaxRequestBodySize} bytes. Send less at once."
                : $"The body has {size} bytes; at most {options.MaxRequestBodySize} are allowed. Send less at once."),
        StatusCodes.Status413PayloadTooLarge);
}
