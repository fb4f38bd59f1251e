using System.Collections.Concurrent;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Readers' connections, kept open between calls.</summary>
internal sealed class ReadSessions(LedgerFile file, Guid ledger) : IDisposable
{
    private const int IdleMax = 8;

    private readonly ConcurrentBag<ReadSession> _idle = [];
    private volatile bool _closed;

    public Lease Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        while (_idle.TryTake(out var session))
        {
            if (!IsStale(session))
            {
                return new(this, session);
            }

            session.Dispose();
        }

        return new(this, new(file.OpenToRead(), ledger));
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private void Return(ReadSession session)
    {
        if (_closed || !session.IsClean || _idle.Count >= IdleMax)
        {
            session.Dispose();
            return;
        }

        _idle.Add(session);
        if (_closed)
        {
            Dispose();
        }
    }

    /// <summary>A file taken for immutable has since got a writer.</summary>
    private bool IsStale(ReadSession session) => session.IsImmutable && file.HasLog;

    internal readonly struct Lease(ReadSessions home, ReadSession session) : IDisposable
    {
        public ReadSession Session => session;

        public void Dispose() => home.Return(session);
    }
}
