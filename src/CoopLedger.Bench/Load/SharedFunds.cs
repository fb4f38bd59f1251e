using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench.Load;

/// <summary>The funds into which many writers pay at the same time: the streams on which they
/// meet. A fund that has been paid into often enough makes room for the next.</summary>
internal sealed class SharedFunds(UnitId unit, DateOnly day)
{
    /// <summary>Funds that are paid into at the same time.</summary>
    public const int Open = 4;

    private const int ReceiptsMax = 100;

    private readonly long[] _receipts = new long[Open];

    /// <summary>The fund that the next receipt goes to.</summary>
    /// <param name="place">Which of those that are open, from 0.</param>
    public FundId Next(int place) =>
        Of(place, (Interlocked.Increment(ref _receipts[place]) - 1) / ReceiptsMax);

    /// <summary>A fund that is paid into now.</summary>
    public FundId Current(int place) =>
        Of(place, Volatile.Read(ref _receipts[place]) / ReceiptsMax);

    public static bool IsShared(string stream) =>
        stream.StartsWith("fund-", StringComparison.Ordinal);

    public RecordingCommand Establish(FundId fund) =>
        new EstablishFund(fund, unit, FundSource.ProvincialAllianceFund, day);

    public RecordingCommand Receive(FundId fund, string document) =>
        new ReceiveFundCapital(fund, new Vnd(1), day, Document: new Text(document));

    private static FundId Of(int place, long number) => new($"bench-{place}-{number}");
}
