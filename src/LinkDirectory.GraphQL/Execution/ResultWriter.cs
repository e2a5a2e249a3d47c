using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>
/// Writes a response as UTF-8 JSON into one pooled buffer. It can go back to an earlier position, which is how a null
/// takes the place of an object already half written.
/// </summary>
public sealed class ResultWriter : IBufferWriter<byte>, IDisposable
{
    private static readonly SearchValues<char> NeedEscape = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    // The response is served as JSON and never put into a page, so nothing is escaped for HTML.
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A character of UTF-16 takes three bytes of UTF-8 at most; a pair of them takes four.</summary>
    private const int MaxBytesOfChar = 3;

    private const int ShortText = 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);

    /// <summary>How large the response may become, in bytes; anything that fits the first buffer is allowed.</summary>
    internal int MaxSize { get; init; } = int.MaxValue;

    /// <summary>How much is written, in bytes.</summary>
    public int Position { get; private set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Position);

    /// <summary>Forgets everything after a position.</summary>
    public void RollBack(int position) => Position = position;

    /// <summary>Writes JSON as it stands.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        if (_buffer.Length - Position < json.Length)
        {
            Grow(json.Length);
        }

        json.CopyTo(_buffer.AsSpan(Position));
        Position += json.Length;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, GetSpan(20), out var written);
        Position += written;
    }

    /// <summary>Writes a finite number, in as few digits as read back to the same.</summary>
    public void WriteNumber(double value) => WriteFormatted(value, "R", 32);

    /// <summary>Writes a value as it formats itself in invariant culture, without quotes.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">A format that it knows.</param>
    /// <param name="maxLength">The most bytes that it takes.</param>
    internal void WriteFormatted<T>(T value, string format, int maxLength) where T : IUtf8SpanFormattable
    {
        value.TryFormat(GetSpan(maxLength), out var written, format, CultureInfo.InvariantCulture);
        Position += written;
    }

    /// <summary>Writes a string, escaping what JSON demands and no more.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        // Most need no escape: quotes and text then go into room that is made once.
        if (value.IndexOfAny(NeedEscape) < 0)
        {
            var room = GetSpan(MaxBytes(value) + 2);
            room[0] = (byte)'"';
            var length = Encoding.UTF8.GetBytes(value, room[1..]);
            room[length + 1] = (byte)'"';
            Position += length + 2;
            return;
        }

        WriteByte((byte)'"');
        while (true)
        {
            var special = value.IndexOfAny(NeedEscape);
            WriteUtf8(special < 0 ? value : value[..special]);
            if (special < 0)
            {
                break;
            }

            WriteEscaped(value[special]);
            value = value[(special + 1)..];
        }

        WriteByte((byte)'"');
    }

    public void WriteJson(JsonElement value)
    {
        using var writer = new Utf8JsonWriter(this, JsonOptions);
        value.WriteTo(writer);
    }

    /// <summary>Writes a property's name and colon, with a comma before it unless it is the object's first.</summary>
    internal void WriteEncodedName(ReadOnlySpan<byte> encoded)
    {
        WriteComma();
        WriteRaw(encoded);
    }

    /// <summary>Writes a comma unless a bracket was opened just before.</summary>
    internal void WriteComma()
    {
        if (_buffer[Position - 1] is not ((byte)'{' or (byte)'['))
        {
            WriteByte((byte)',');
        }
    }

    internal void WriteByte(byte value)
    {
        if (Position == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[Position++] = value;
    }

    public void Advance(int count) => Position += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _buffer.AsMemory(Position);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _buffer.AsSpan(Position);
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    /// <summary>
    /// The room that a text needs: guessed for a short one, counted for one of which three times the length would be much.
    /// </summary>
    private static int MaxBytes(ReadOnlySpan<char> value)
        => value.Length <= ShortText ? value.Length * MaxBytesOfChar : Encoding.UTF8.GetByteCount(value);

    private void WriteUtf8(ReadOnlySpan<char> value)
        => Position += Encoding.UTF8.GetBytes(value, GetSpan(MaxBytes(value)));

    private void WriteEscaped(char c)
    {
        if (Escapes.Letter(c) is { } letter)
        {
            WriteByte((byte)'\\');
            WriteByte((byte)letter);
            return;
        }

        WriteRaw("\\u00"u8);
        WriteFormatted((byte)c, "x2", 2);
    }

    private void EnsureRoom(int size)
    {
        if (_buffer.Length - Position < Math.Max(size, 1))
        {
            Grow(size);
        }
    }

    private void Grow(int size)
    {
        if ((long)Position + size > MaxSize)
        {
            throw new ResponseTooLargeException();
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Position + Math.Max(size, 1)), _buffer.Length * 2));
        _buffer.AsSpan(0, Position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

/// <summary>A response grew beyond <see cref="RequestExecutorOptions.MaxResponseSize"/>.</summary>
internal sealed class ResponseTooLargeException : Exception;
