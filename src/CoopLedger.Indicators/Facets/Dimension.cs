using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Facets;

/// <summary>One way in which a measure can be broken down, such as by organisation kind.</summary>
/// <remarks>At most 16 values; a measure has at most 4 dimensions.</remarks>
public sealed record Dimension
{
    internal const int ValuesMax = 16;

    private Dimension(string name, Labels labels, ImmutableArray<(string, Labels)> values)
    {
        Name = name;
        Labels = labels;
        Values = values;
    }

    public string Name { get; }

    public Labels Labels { get; }

    /// <summary>The codes with their labels; a code's place is its bit in a facet.</summary>
    public ImmutableArray<(string Code, Labels Labels)> Values { get; }

    internal ulong AllBits => (1UL << Values.Length) - 1;

    /// <summary>A dimension whose values are those of an enumeration.</summary>
    public static Dimension Of<T>(string name, Labels labels)
        where T : struct, Enum =>
        new(name, labels,
        [
            .. Enum.GetValues<T>().Select(value => (
                Code<T>.Of(value),
                new Labels(Code<T>.Label(value).Vietnamese, Code<T>.Label(value).English))),
        ]);

    internal int Find(string code) =>
        Values.Select(value => value.Code).ToImmutableArray().IndexOf(code);
}

/// <summary>What of a measure an account holds: for each dimension, one bit for each value it may
/// be. One bit means known, several mean "one of these, not known which".</summary>
/// <remarks>16 bits a dimension, the first dimension lowest. The default value is that of a
/// measure without dimensions.</remarks>
public readonly record struct Facet(ulong Bits)
{
    public static Facet Of<T>(T value)
        where T : struct, Enum => new(Bit(value));

    public static Facet Of<T1, T2>(T1 first, T2 second)
        where T1 : struct, Enum
        where T2 : struct, Enum => new(Bit(first) | (Bit(second) << Dimension.ValuesMax));

    private static ulong Bit<T>(T value)
        where T : struct, Enum => 1UL << Unsafe.As<T, int>(ref value);
}
