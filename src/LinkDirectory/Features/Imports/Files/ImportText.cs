namespace LinkDirectory.Features.Imports;

/// <summary>
/// Decodes text as UTF-8 and, where bytes are not UTF-8, those bytes as windows-1252. Files for import come in both, and
/// some in both at once; letters outside ASCII that are valid UTF-8 by accident do not occur in windows-1252 prose.
/// A byte order mark, UTF-16's too, is obeyed by the reader that uses this.
/// </summary>
internal static class ImportText
{
    // Windows-1252's 0x80 to 0x9F; the rest is as in Unicode. Five bytes have no character.
    private const string Upper = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

    public static Encoding Encoding { get; } = MakeEncoding();

    private static Encoding MakeEncoding()
    {
        var encoding = (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).Clone();
        encoding.DecoderFallback = new Windows1252();
        return encoding;
    }

    private sealed class Windows1252 : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Bytes();
    }

    private sealed class Bytes : DecoderFallbackBuffer
    {
        private byte[] unknown = [];
        private int next;

        public override int Remaining => unknown.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (unknown, next) = (bytesUnknown, 0);
            return bytesUnknown.Length > 0;
        }

        public override char GetNextChar() => Remaining == 0 ? '\0' : Letter(unknown[next++]);

        public override bool MovePrevious() => next > 0 && next-- > 0;

        public override void Reset() => (unknown, next) = ([], 0);

        private static char Letter(byte value) => value is >= 0x80 and < 0xA0 ? Upper[value - 0x80] : (char)value;
    }
}
