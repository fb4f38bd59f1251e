using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Reads facts of a log again, by their positions. For one caller at a time.</summary>
/// <param name="log">The log.</param>
internal sealed class LoggedFacts(IEventLog log) : IFactReader
{
    /// <summary>Where at least one event in so many is wanted, all between are read past: a step
    /// costs less than a search.</summary>
    private const int Spread = 8;

    private readonly EventDecoder _decoder = new();

    public IReadOnlyList<(StreamName Stream, Fact Fact)> Read(IReadOnlyList<long> positions)
    {
        var reading = new Reading(_decoder, positions);
        var isDense = positions.Count > 1
            && (positions[^1] - positions[0]) / positions.Count < Spread;
        var scan = isDense
            ? log.Scan(positions[0] - 1, positions[^1], reading, CancellationToken.None)
            : log.Scan(positions, reading, CancellationToken.None);
        scan.GetAwaiter().GetResult(); // The stores of one machine answer before they return.
        return reading.Facts.Count == positions.Count
            ? reading.Facts
            : throw new LedgerDamagedException(
                positions[reading.Facts.Count], "the event is missing.");
    }

    private sealed class Reading(EventDecoder decoder, IReadOnlyList<long> positions) : ILogVisitor
    {
        public List<(StreamName Stream, Fact Fact)> Facts { get; } = new(positions.Count);

        public void Visit(scoped in EnvelopeView stored)
        {
            if (Facts.Count == positions.Count || stored.Position != positions[Facts.Count])
            {
                return;
            }

            Facts.Add((
                new(Encoding.UTF8.GetString(stored.Stream)),
                new(
                    StoredEventReading.Decoded(
                        decoder, stored.Position, stored.Name, stored.Data),
                    stored.Id, stored.Position)));
        }
    }
}
