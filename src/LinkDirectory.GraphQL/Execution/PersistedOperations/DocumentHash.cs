using System.Security.Cryptography;

namespace LinkDirectory.GraphQL.Execution;

/// <summary>How a document is known by its text alone.</summary>
internal static class DocumentHash
{
    /// <summary>The SHA-256 of the document in UTF-8: 64 small hexadecimal digits.</summary>
    public static string Compute(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a text has the form of such a hash, in small letters or capitals.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    /// <summary>An id as it is looked up: hashes in small letters, without the prefix <c>sha256:</c>; others as they are.</summary>
    public static string Normalise(string id)
    {
        const string Prefix = "sha256:";
        var bare = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
        return IsHash(bare) ? bare.ToLowerInvariant() : id;
    }
}
