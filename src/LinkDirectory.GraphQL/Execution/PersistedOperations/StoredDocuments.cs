namespace LinkDirectory.GraphQL.Execution;

/// <summary>Stored documents cannot be served: the message names each file and what is wrong with it.</summary>
public sealed class PersistedDocumentException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>A stored document, and the place that an error is to name.</summary>
internal sealed record StoredDocument(string Text, string Origin);

/// <summary>Reads stored documents from a folder or a manifest.</summary>
internal static class StoredDocuments
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="PersistedDocumentException">There are none, or one cannot be read.</exception>
    public static Dictionary<string, StoredDocument> Read(string path)
    {
        var documents = Directory.Exists(path) ? Folder(path)
            : File.Exists(path) ? Manifest(path)
            : throw new PersistedDocumentException($"{path} is neither a folder of stored GraphQL documents nor a manifest of them.");
        return documents.Count > 0 ? documents
            : throw new PersistedDocumentException($"{path} holds no stored GraphQL documents. Files are to be called <sha256>.graphql.");
    }

    private static Dictionary<string, StoredDocument> Folder(string path)
    {
        var documents = new Dictionary<string, StoredDocument>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(path, "*.graphql").Order(StringComparer.Ordinal))
        {
            var text = Text(file);
            var id = Path.GetFileNameWithoutExtension(file);
            if (DocumentHash.IsHash(id) && !DocumentHash.Compute(text).Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                throw new PersistedDocumentException(
                    $"{file} is called by a SHA-256 that is not its own: that is {DocumentHash.Compute(text)}. It was changed, or the "
                        + "hash is of another text.");
            }

            Add(documents, id, text, file);
        }

        return documents;
    }

    private static Dictionary<string, StoredDocument> Manifest(string file)
    {
        try
        {
            using var manifest = JsonDocument.Parse(Text(file));
            var documents = new Dictionary<string, StoredDocument>(StringComparer.Ordinal);
            foreach (var (id, text) in Entries(manifest.RootElement, file))
            {
                Add(documents, id, text, $"{file}, \"{id}\"");
            }

            return documents;
        }
        catch (JsonException e)
        {
            throw new PersistedDocumentException($"{file} is not JSON: {e.Message}", e);
        }
    }

    /// <summary>Relay writes an object of texts by id; Apollo writes its format, its version and a list of operations.</summary>
    private static IEnumerable<(string Id, string Text)> Entries(JsonElement root, string file)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Unknown(file);
        }

        if (!root.TryGetProperty("operations", out var operations) || operations.ValueKind == JsonValueKind.String)
        {
            return root.EnumerateObject().Select(entry => (entry.Name, Value(entry.Value, entry.Name, file)));
        }

        var apollo = root.TryGetProperty("format", out var format) && format.ValueEquals("apollo-persisted-query-manifest")
            && root.TryGetProperty("version", out var version)
            && version is { ValueKind: JsonValueKind.Number }
            && version.TryGetInt32(out var number)
            && number == 1
            && operations.ValueKind == JsonValueKind.Array;
        return apollo ? operations.EnumerateArray().Select((operation, i) => Operation(operation, i, file)) : throw Unknown(file);
    }

    private static (string Id, string Text) Operation(JsonElement operation, int index, string file)
    {
        var place = $"operations[{index}]";
        return operation.ValueKind == JsonValueKind.Object
            && operation.TryGetProperty("id", out var id)
            && operation.TryGetProperty("body", out var body)
            ? (Value(id, place + ".id", file), Value(body, place + ".body", file))
            : throw new PersistedDocumentException($"{file}: {place} has no 'id' or no 'body'.");
    }

    private static string Value(JsonElement value, string place, string file)
        => value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new PersistedDocumentException($"{file}: {place} must be a string.");

    private static PersistedDocumentException Unknown(string file) => new(
        $"{file} is not a manifest that is known here: an object of documents by id, as Relay writes it, or an "
        + "\"apollo-persisted-query-manifest\" of version 1.");

    private static void Add(Dictionary<string, StoredDocument> documents, string id, string text, string origin)
    {
        if (!OperationDocumentId.IsValid(id))
        {
            throw new PersistedDocumentException(
                $"{origin}: the id has characters that no address takes, is longer than {OperationDocumentId.MaxLength}, or begins with a "
                    + "dot.");
        }

        if (!documents.TryAdd(DocumentHash.Normalise(id), new StoredDocument(text, origin)))
        {
            throw new PersistedDocumentException($"{origin}: another document has this id.");
        }
    }

    private static string Text(string file)
    {
        try
        {
            return Utf8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new PersistedDocumentException($"{file} cannot be read as UTF-8: {e.Message}", e);
        }
    }
}
