namespace CoopLedger.Bench.Load;

/// <summary>What is asked of a run.</summary>
/// <param name="Writers">Who submit at the same time, each waiting for its answer.</param>
/// <param name="Readers">Who read at the same time.</param>
/// <param name="Time">How long.</param>
/// <param name="RawTime">How long bare appends are measured, with shared flushes and again without;
/// zero leaves them out.</param>
public sealed record LoadPlan(int Writers, int Readers, TimeSpan Time, TimeSpan RawTime);

/// <summary>What a run came to; it was checked.</summary>
/// <param name="Elapsed">From the first submit to the last answer.</param>
/// <param name="Submits">Submits that were answered; none was refused.</param>
/// <param name="Repeats">Those whose key was recorded before: a fund that two set up.</param>
/// <param name="Events">Events acknowledged, each once in the log.</param>
/// <param name="SharedStreams">Streams to which several writers appended.</param>
/// <param name="SharedEvents">Events on them.</param>
/// <param name="Conflicts">Times that somebody else was first, and it was decided again.</param>
/// <param name="Reads">Reads that were answered, every one checked.</param>
/// <param name="Latency">Of a submit, in microseconds.</param>
/// <param name="Groups">Appends that shared a flush.</param>
/// <param name="Root">The Merkle root, recomputed by a full verification.</param>
/// <param name="Raw">The bare appends, if they were asked for.</param>
public sealed record LoadResult(
    TimeSpan Elapsed, long Submits, long Repeats, long Events, long SharedStreams,
    long SharedEvents, long Conflicts, long Reads, Spread Latency, Spread Groups, string Root,
    RawResult? Raw);

/// <summary>Bare appends of one event: the store alone, nothing decided.</summary>
/// <param name="Grouped">Those that wait together share a flush.</param>
/// <param name="Single">One event a commit, by as many writers.</param>
/// <param name="Alone">One event a commit, by one writer.</param>
public sealed record RawResult(RawRate Grouped, RawRate Single, RawRate Alone);

/// <param name="EventsPerSecond">Acknowledged, by the second.</param>
/// <param name="CpuNanoseconds">What all cores worked for one event, its making included: it tells
/// more than the rate where other programs share the machine.</param>
/// <param name="Latency">Of an append, in microseconds.</param>
/// <param name="Groups">Appends of a transaction.</param>
public sealed record RawRate(
    long EventsPerSecond, long CpuNanoseconds, Spread Latency, Spread Groups);

/// <summary>Many events an append.</summary>
/// <param name="EventsPerSecond">Acknowledged, by the second.</param>
/// <param name="CpuNanoseconds">What all cores worked for one event, its making included.</param>
public sealed record BulkRate(long EventsPerSecond, long CpuNanoseconds);
