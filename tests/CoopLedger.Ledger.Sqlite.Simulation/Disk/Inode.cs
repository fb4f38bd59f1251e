namespace CoopLedger.Ledger.Sqlite.Simulation.Disk;

/// <summary>A file: what a reader sees, what is on the disk, and the writes between the two, in
/// order.</summary>
internal sealed class Inode
{
    private const int Sector = 512;

    private readonly Bytes _seen = new();
    private readonly Bytes _durable = new();
    private readonly List<Change> _pending = [];
    private bool _hasForgotten;

    public long Size => _seen.Length;

    /// <summary>The files opened on it.</summary>
    public List<OpenedFile> Opened { get; } = [];

    public SharedMemory? Shared { get; set; }

    public int Read(Span<byte> into, long offset) => _seen.Read(into, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        _seen.Write(bytes, offset);
        _pending.Add(new(offset, bytes.ToArray()));
    }

    public void Truncate(long size)
    {
        _seen.Resize(size);
        _pending.Add(new(size, null));
    }

    public void Flush()
    {
        foreach (var change in _pending)
        {
            Apply(_durable, change);
        }

        _pending.Clear();
    }

    /// <summary>A flush that failed: some of it reached the disk. The rest waits for the next
    /// flush, or the system forgets it.</summary>
    /// <remarks>Forgetting is what some systems do, and more than SQLite can stand: it flushes what
    /// a checkpoint moved with the next one when a reader stands in the way, and takes a log that
    /// it has recovered for flushed when a second flush succeeds. So it counts as a promise that
    /// the disk has broken. Source: A. Rebello et al., "Can applications recover from fsync
    /// failures?", 2020.</remarks>
    public void FlushPartly(Dice dice, bool forgets)
    {
        foreach (var change in _pending)
        {
            if (dice.OneIn(2))
            {
                Apply(_durable, change);
            }
            else
            {
                _hasForgotten |= forgets;
            }
        }

        if (forgets)
        {
            _pending.Clear();
        }
    }

    /// <summary>A flush that does nothing and says it did.</summary>
    public void Lie() => _pending.ForEach(change => change.IsLied = true);

    /// <summary>The file as it is found after a loss of power: each write since the last flush is
    /// there, lost or torn, whatever became of those before it.</summary>
    /// <param name="dice">Decides.</param>
    /// <param name="counts">Counts what it decided.</param>
    /// <param name="isHarmed">Set when a write is gone that a flush had promised.</param>
    public Inode AfterPowerLoss(Dice dice, FaultCounts counts, ref bool isHarmed)
    {
        isHarmed |= _hasForgotten;
        var (kept, lost) = dice.Of((100, 0), (0, 100), (45, 30), (80, 10), (10, 60));
        foreach (var change in _pending)
        {
            var fate = dice.Below(100);
            if (fate < kept)
            {
                counts.Add(Fault.WriteKept);
                Apply(_durable, change);
                continue;
            }

            isHarmed |= change.IsLied;
            if (fate < kept + lost || change.Data is null)
            {
                counts.Add(Fault.WriteLost);
                continue;
            }

            counts.Add(Fault.WriteTorn);
            Tear(change, dice);
        }

        var found = new Inode();
        found._durable.Write(_durable.Span, 0);
        found._seen.Write(_durable.Span, 0);
        return found;
    }

    /// <summary>A prefix of a write, or any of its sectors.</summary>
    private void Tear(Change change, Dice dice)
    {
        var data = change.Data.AsSpan();
        if (dice.OneIn(2))
        {
            _durable.Write(data[..dice.Below(data.Length + 1)], change.Offset);
            return;
        }

        for (var at = 0; at < data.Length;)
        {
            var end = (int)Math.Min(
                data.Length, at + Sector - ((change.Offset + at) % Sector));
            if (dice.OneIn(2))
            {
                _durable.Write(data[at..end], change.Offset + at);
            }

            at = end;
        }
    }

    private static void Apply(Bytes to, Change change)
    {
        if (change.Data is { } data)
        {
            to.Write(data, change.Offset);
        }
        else
        {
            to.Resize(change.Offset);
        }
    }

    /// <summary>A write at an offset, or the cut to a size when there is no data.</summary>
    private sealed class Change(long offset, byte[]? data)
    {
        public long Offset { get; } = offset;

        public byte[]? Data { get; } = data;

        public bool IsLied { get; set; }
    }

    private sealed class Bytes
    {
        private byte[] _bytes = [];

        public long Length { get; private set; }

        public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, (int)Length);

        public int Read(Span<byte> into, long offset)
        {
            var there = (int)Math.Clamp(Length - offset, 0, into.Length);
            _bytes.AsSpan((int)Math.Min(offset, Length), there).CopyTo(into);
            into[there..].Clear();
            return there;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (offset + bytes.Length > Length)
            {
                Resize(offset + bytes.Length);
            }

            bytes.CopyTo(_bytes.AsSpan((int)offset));
        }

        public void Resize(long size)
        {
            if (size > _bytes.Length)
            {
                Array.Resize(ref _bytes, (int)Math.Max(size, _bytes.Length * 2L));
            }
            else if (size < Length)
            {
                _bytes.AsSpan((int)size, (int)(Length - size)).Clear();
            }

            Length = size;
        }
    }
}
