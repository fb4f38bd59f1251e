using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;

namespace CoopLedger.Bench;

/// <summary>One event of the made-up history.</summary>
/// <param name="Position">Its place in the log, from 1.</param>
/// <param name="Append">Which append it comes with, from 0.</param>
/// <param name="Ordinal">Its place in the append, from 0.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Unit">The unit whose history it is from.</param>
/// <param name="Stream">The stream on which the ledger keeps such a fact.</param>
/// <param name="Revision">Its place in the stream, from 0.</param>
/// <param name="Fact">The event.</param>
public sealed record NationEvent(
    long Position,
    int Append,
    int Ordinal,
    Guid Id,
    UnitId Unit,
    StreamName Stream,
    long Revision,
    Event Fact);
