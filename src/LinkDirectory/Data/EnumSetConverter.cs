using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LinkDirectory.Data;

/// <summary>Keeps a set of an enum's values as one number.</summary>
internal sealed class EnumSetConverter<TEnum>()
    : ValueConverter<EnumSet<TEnum>, long>(set => set.Bits, bits => new EnumSet<TEnum>(bits))
    where TEnum : struct, Enum;

internal sealed class EnumSetComparer<TEnum>()
    : ValueComparer<EnumSet<TEnum>>((left, right) => left.Equals(right), set => set.GetHashCode(), set => set)
    where TEnum : struct, Enum;

internal static class EnumSetConverter
{
    /// <summary>Teaches the model every set of an enum that an entity has, whichever feature the enum belongs to.</summary>
    public static void AddAll(ModelConfigurationBuilder builder)
    {
        var sets = typeof(EnumSetConverter).Assembly.GetTypes().SelectMany(type => type.GetProperties()).Select(p => p.PropertyType)
            .Where(type => type is { IsGenericType: true, ContainsGenericParameters: false }
                && type.GetGenericTypeDefinition() == typeof(EnumSet<>))
            .Distinct();
        foreach (var set in sets)
        {
            var values = set.GetGenericArguments();
            builder.Properties(set).HaveConversion(
                typeof(EnumSetConverter<>).MakeGenericType(values), typeof(EnumSetComparer<>).MakeGenericType(values));
        }
    }
}
