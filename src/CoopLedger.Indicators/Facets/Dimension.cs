using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Facets;

/// <summary>One way in which a measure can be broken down, such as by organisation kind.</summary>
/// <remarks>At most 16 values; a measure has at most 4 dimensions.</remarks>
public sealed class Dimension
{
    internal const int ValuesMax = 16;

    private readonly Type _type;

    private Dimension(string name, Labels labels, Type type)
    {
        Name = name;
        Labels = labels;
        _type = type;
    }

    public string Name { get; }

    public Labels Labels { get; }

    /// <summary>The codes with their labels; a code's place is its bit in a facet.</summary>
    public ImmutableArray<(string Code, Labels Labels)> Values =>
    [
        .. Codes.All.Zip(Codes.Labels, (code, label) =>
            (code, new Labels(label.Vietnamese, label.English))),
    ];

    internal ulong AllBits => (1UL << Codes.All.Length) - 1;

    // Read when asked for: most questions need the codes of one dimension or of none.
    private CodeTable Codes => field ??= CodeTable.Of(_type);

    /// <summary>A dimension whose values are those of an enumeration.</summary>
    public static Dimension Of<T>(string name, Labels labels)
        where T : struct, Enum => new(name, labels, typeof(T));

    /// <summary>The place of a value, by its code or another spelling of it; -1 when there is
    /// none.</summary>
    internal int Find(string text) => Codes.Find(text);
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

    /// <summary>One of these, not known which.</summary>
    public static Facet OneOf<T>(params ReadOnlySpan<T> values)
        where T : struct, Enum
    {
        var bits = 0UL;
        foreach (var value in values)
        {
            bits |= Bit(value);
        }

        return new(bits);
    }

    /// <summary>A value of the first dimension, and what is known of the second.</summary>
    public static Facet Of<T>(T first, Facet second)
        where T : struct, Enum => new(Bit(first) | (second.Bits << Dimension.ValuesMax));

    /// <summary>Of three dimensions, of which the third need not be known.</summary>
    public static Facet Of<T1, T2, T3>(T1 first, T2 second, T3? third)
        where T1 : struct, Enum
        where T2 : struct, Enum
        where T3 : struct, Enum => new(
            Of(first, second).Bits
            | ((third is { } known ? Bit(known) : Any<T3>()) << (2 * Dimension.ValuesMax)));

    private static ulong Any<T>()
        where T : struct, Enum => (1UL << Enum.GetValues<T>().Length) - 1;

    private static ulong Bit<T>(T value)
        where T : struct, Enum => 1UL << Unsafe.As<T, int>(ref value);
}
