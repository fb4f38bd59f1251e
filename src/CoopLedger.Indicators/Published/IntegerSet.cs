using System.Numerics;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Published;

/// <summary>The whole numbers between two ends, both included.</summary>
/// <param name="Low">The least, 1 or more.</param>
/// <param name="High">The greatest; <see langword="null"/> when there is none. Below the least when
/// the set is empty.</param>
public readonly record struct IntegerSet(BigInteger Low, BigInteger? High)
{
    private const int ListedMax = 12;

    public bool IsEmpty => High < Low;

    public bool Holds(BigInteger number) => number >= Low && !(number > High);

    /// <summary>The members, when there are few: {210, 211}; otherwise the ends.</summary>
    public override string ToString()
    {
        if (IsEmpty)
        {
            return "{}";
        }

        if (High is not { } high)
        {
            return $"≥ {VietnameseNumber.Format(Low, 0)}";
        }

        var (low, count) = (Low, high - Low + 1);
        return count <= ListedMax
            ? $"{{{string.Join(", ", Enumerable.Range(0, (int)count).Select(i =>
                VietnameseNumber.Format(low + i, 0)))}}}"
            : $"{VietnameseNumber.Format(low, 0)}–{VietnameseNumber.Format(high, 0)}";
    }
}
