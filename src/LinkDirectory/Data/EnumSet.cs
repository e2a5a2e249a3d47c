using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LinkDirectory.Data;

/// <summary>
/// A set of an enum's values, kept as one number: bit n is the value n. It costs one column and no allocation to test.
/// The enum's values must be 0 to 62.
/// </summary>
/// <param name="Bits">The set as the database holds it.</param>
public readonly record struct EnumSet<TEnum>(long Bits) : IReadOnlyCollection<TEnum>
    where TEnum : struct, Enum
{
    public int Count => BitOperations.PopCount((ulong)Bits);

    public bool IsEmpty => Bits == 0;

    public static EnumSet<TEnum> From(params IEnumerable<TEnum> values) => new(values.Aggregate(0L, (bits, value) => bits | BitOf(value)));

    public static EnumSet<TEnum> All { get; } = From(Enum.GetValues<TEnum>());

    public static long BitOf(TEnum value) => 1L << Unsafe.BitCast<TEnum, int>(value);

    public bool Contains(TEnum value) => (Bits & BitOf(value)) != 0;

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
}
