using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LinkDirectory.Features.Contacts.Import;

/// <summary>A record that an import changed or added.</summary>
/// <param name="Kind">PointOfContact, Holder or Person.</param>
/// <param name="Was">The fields that changed, as they were; null where the record was added.</param>
/// <param name="Now">The same fields as the import left them; of an added record all of them.</param>
internal sealed record RememberedRecord(
    string Kind, int Id, IReadOnlyDictionary<string, JsonElement>? Was, IReadOnlyDictionary<string, JsonElement> Now)
{
    /// <summary>Whether the record is still as the import left it.</summary>
    public bool IsUntouched(EntityEntry entry) =>
        Now.All(field =>
            JsonElement.DeepEquals(ImportMemory.Written(entry.Property(field.Key), entry.Property(field.Key).CurrentValue), field.Value));

    /// <summary>Puts back what the import changed.</summary>
    public void PutBack(EntityEntry entry)
    {
        foreach (var (name, value) in Was!)
        {
            var field = entry.Property(name);
            field.CurrentValue = value.Deserialize(field.Metadata.ClrType);
        }
    }
}

/// <summary>What an import of points of contact did, record by record, so that it can be undone.</summary>
internal sealed class ImportMemory
{
    private readonly List<RememberedRecord> changed;
    private readonly List<EntityEntry> added;

    private ImportMemory(List<RememberedRecord> changed, List<EntityEntry> added) => (this.changed, this.added) = (changed, added);

    /// <summary>Looks at what the context is about to save.</summary>
    public static ImportMemory Before(DirectoryDbContext db)
    {
        var entries = db.ChangeTracker.Entries().Where(e => e.Entity is PointOfContact or Holder or Person).ToList();
        return new ImportMemory([.. entries.Where(e => e.State == EntityState.Modified).Select(Changed)],
            [.. entries.Where(e => e.State == EntityState.Added)]);
    }

    /// <summary>The records, once they are saved and the added ones have their numbers.</summary>
    public string Write() => JsonSerializer.Serialize(changed.Concat(added.Select(Added)));

    public static IReadOnlyList<RememberedRecord> Read(string text) => JsonSerializer.Deserialize<List<RememberedRecord>>(text)!;

    internal static JsonElement Written(PropertyEntry field, object? value) =>
        JsonSerializer.SerializeToElement(value, field.Metadata.ClrType);

    private static RememberedRecord Changed(EntityEntry entry)
    {
        var fields = entry.Properties.Where(p => p.IsModified).ToList();
        return new RememberedRecord(
            entry.Metadata.ClrType.Name,
            (int)entry.Property("Id").CurrentValue!,
            fields.ToDictionary(p => p.Metadata.Name, p => Written(p, p.OriginalValue)),
            fields.ToDictionary(p => p.Metadata.Name, p => Written(p, p.CurrentValue)));
    }

    private static RememberedRecord Added(EntityEntry entry) => new(
        entry.Metadata.ClrType.Name,
        (int)entry.Property("Id").CurrentValue!,
        null,
        entry.Properties.ToDictionary(p => p.Metadata.Name, p => Written(p, p.CurrentValue)));
}
