using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>One event of each kind with every field given, and the same with all that may be left
/// out left out: written by hand where the values matter, otherwise made.</summary>
internal static class Samples
{
    private static readonly IReadOnlyList<Event> Written =
    [
        .. CoreSamples.All,
        .. PlaceSamples.All,
        .. SupportSamples.All,
        .. LoanSamples.All,
        .. PlanSamples.All,
        .. OrganisationSamples.All,
        .. EmulationSamples.All,
        .. PeriodSamples.All,
        .. PersonSamples.All,
    ];

    private static readonly IReadOnlyList<Type> Unwritten =
    [
        .. EventJson.All.Values.Except(Written.Select(sample => sample.GetType())),
    ];

    public static IReadOnlyList<Event> All { get; } =
        [.. Written, .. Unwritten.Select(SampleMaker.Full)];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        .. Unwritten.Select(SampleMaker.Bare),
        .. CoreSamples.Bare,
        .. PlaceSamples.Bare,
        .. SupportSamples.Bare,
        .. LoanSamples.Bare,
        .. PlanSamples.Bare,
        .. OrganisationSamples.Bare,
        .. EmulationSamples.Bare,
        .. PeriodSamples.Bare,
        .. PersonSamples.Bare,
    ];
}
