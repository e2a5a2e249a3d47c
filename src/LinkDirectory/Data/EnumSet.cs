using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LinkDirectory.Data;

/// <summary>
/// A set of an enum's values, kept as one number: bit n is the value n. It costs one column and no allocation to test.
/// The enum's values must be 0 to 62.
/// </summary>
public readonly struct EnumSet<TEnum> : IReadOnlyCollection<TEnum>, IEquatable<EnumSet<TEnum>>
    where TEnum : struct, Enum
{
    private EnumSet(long bits) => Bits = bits;

    /// <summary>The set as the database holds it.</summary>
    public long Bits { get; }

    public int Count => BitOperations.PopCount((ulong)Bits);

    public bool IsEmpty => Bits == 0;

    public static EnumSet<TEnum> FromBits(long bits) => new(bits);

    public static EnumSet<TEnum> Of(params IEnumerable<TEnum> values)
    {
        var bits = 0L;
        foreach (var value in values)
        {
            bits |= BitOf(value);
        }

        return new EnumSet<TEnum>(bits);
    }

    public static EnumSet<TEnum> All { get; } = Of(Enum.GetValues<TEnum>());

    public static long BitOf(TEnum value) => 1L << Unsafe.BitCast<TEnum, int>(value);

    public bool Contains(TEnum value) => (Bits & BitOf(value)) != 0;

    public bool ContainsAll(EnumSet<TEnum> others) => (Bits & others.Bits) == others.Bits;

    /// <summary>What is in this set and not in the other.</summary>
    public EnumSet<TEnum> Except(EnumSet<TEnum> others) => new(Bits & ~others.Bits);

    public IEnumerator<TEnum> GetEnumerator()
    {
        for (var bits = (ulong)Bits; bits != 0; bits &= bits - 1)
        {
            yield return Unsafe.BitCast<int, TEnum>(BitOperations.TrailingZeroCount(bits));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(EnumSet<TEnum> other) => Bits == other.Bits;

    public override bool Equals(object? obj) => obj is EnumSet<TEnum> other && Equals(other);

    public override int GetHashCode() => Bits.GetHashCode();

    public static bool operator ==(EnumSet<TEnum> left, EnumSet<TEnum> right) => left.Equals(right);

    public static bool operator !=(EnumSet<TEnum> left, EnumSet<TEnum> right) => !left.Equals(right);
}
