using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Store;

/// <summary>Somebody else appended to the stream first. Read again, decide again.</summary>
public sealed class WrongExpectedRevisionException(StreamName stream, long expected, long actual)
    : Exception($"{stream} stands at revision {actual}, not at {expected}.")
{
    public StreamName Stream { get; } = stream;

    public long Expected { get; } = expected;

    public long Actual { get; } = actual;
}

/// <summary>The ledger cannot be trusted from a position on: a gap, or bytes that do not say what
/// they should. Reading stops here; nothing is skipped.</summary>
public sealed class LedgerDamagedException(long position, string what, Exception? inner = null)
    : Exception($"Position {position}: {what}", inner)
{
    /// <summary>The first position that is wrong.</summary>
    public long Position { get; } = position;
}

/// <summary>The store cannot be opened or used as asked.</summary>
/// <param name="code">Stable: <c>store.not-found</c>, <c>store.not-a-ledger</c>,
/// <c>store.locked</c>, <c>store.read-only</c>, <c>store.exists</c>, <c>store.format</c>,
/// <c>store.failed</c>.</param>
/// <param name="vietnamese">The sentence in Vietnamese.</param>
/// <param name="english">The sentence in English.</param>
/// <param name="inner">What the machine said.</param>
public sealed class StoreException(
    string code, string vietnamese, string english, Exception? inner = null)
    : Exception(english, inner)
{
    public string Code { get; } = code;

    public string Vietnamese { get; } = vietnamese;
}
