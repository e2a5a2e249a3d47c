using System.Buffers.Text;

namespace LinkDirectory.Data.Paging;

/// <summary>
/// A place in a list: the sort key and the id of a row. What follows it is the same whatever is inserted before it.
/// </summary>
/// <param name="Mark">The order it belongs to.</param>
/// <param name="Key">The row's sort key; null where the row has none.</param>
internal sealed record Cursor(string Mark, int Id, string? Key)
{
    private const int LongestText = 2048;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>As clients hold it: opaque.</summary>
    public override string ToString() => Base64Url.EncodeToString(Utf8.GetBytes(Key is null ? $"{Mark}\n{Id}" : $"{Mark}\n{Id}\n{Key}"));

    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = null!;
        if (text.Length > LongestText)
        {
            return false;
        }

        try
        {
            var parts = Utf8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 3);
            if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return false;
            }

            cursor = new Cursor(parts[0], id, parts.Length == 3 ? parts[2] : null);
            return true;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return false;
        }
    }
}
