using LinkDirectory.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LinkDirectory.Data;

/// <summary>Keeps a set of an enum's values as one number.</summary>
internal sealed class EnumSetConverter<TEnum>()
    : ValueConverter<EnumSet<TEnum>, long>(set => set.Bits, bits => EnumSet<TEnum>.FromBits(bits))
    where TEnum : struct, Enum;

internal sealed class EnumSetComparer<TEnum>()
    : ValueComparer<EnumSet<TEnum>>((left, right) => left.Equals(right), set => set.GetHashCode(), set => set)
    where TEnum : struct, Enum;

internal static class EnumSetConverter
{
    public static void AddAll(ModelConfigurationBuilder builder)
    {
        Add<Need>(builder);
        Add<ThriveGroup>(builder);
        Add<Ask>(builder);
        Add<ReferrerKind>(builder);
        Add<Urgency>(builder);
        Add<ReferralMethod>(builder);
        Add<Delivery>(builder);
        Add<Audience>(builder);
        Add<Weekday>(builder);
        Add<EligibilityBasis>(builder);
    }

    private static void Add<TEnum>(ModelConfigurationBuilder builder)
        where TEnum : struct, Enum =>
            builder.Properties<EnumSet<TEnum>>().HaveConversion<EnumSetConverter<TEnum>, EnumSetComparer<TEnum>>();
}
