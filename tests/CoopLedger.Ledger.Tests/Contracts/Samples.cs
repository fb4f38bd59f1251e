using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>One event of each kind with every field given, and the same with all that may be left
/// out left out.</summary>
internal static class Samples
{
    public static IReadOnlyList<Event> All { get; } =
    [
        .. CoreSamples.All,
        .. PeriodSamples.All,
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        .. CoreSamples.Bare,
        .. PeriodSamples.Bare,
    ];
}
