using System.Buffers;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>What the writer knows of the end of the log, from one group to the next: as long as
/// nobody else has appended, it need not be read again.</summary>
/// <remarks>It runs ahead of the disk while a group is being written. Whoever rolls back throws it
/// away.</remarks>
internal sealed class LogEnd(MerkleEdge edge, long lastRecordedAt)
{
    /// <summary>Streams whose revision is kept; beyond, all are forgotten.</summary>
    public const int StreamsMax = 8192;

    private readonly MerkleHashes _hashes = new(isChecked: true);
    private readonly GrowingEdge _edge = new(edge);
    private readonly Digest[] _folded = new Digest[Tile.Width];
    private readonly int[] _ends = new int[MerkleHashes.LeavesAtOnce];
    private readonly ArrayBufferWriter<byte> _leaves = new();
    private readonly Dictionary<string, long> _revisions = new(StringComparer.Ordinal);
    private readonly Digest[] _row = new Digest[Tile.Width];
    private readonly long _start = edge.Size;
    private int _waiting;

    /// <summary>The number of events; the last of them may still have to be hashed.</summary>
    public long Size { get; private set; } = edge.Size;

    /// <summary>The instant of the last event in milliseconds since 1970-01-01 UTC;
    /// <see cref="long.MinValue"/> when there is none.</summary>
    public long LastRecordedAt { get; private set; } = lastRecordedAt;

    /// <summary>Whether the last leaf has made a row of leaves whole.</summary>
    public bool IsRowWhole => Size % Tile.Width == 0;

    /// <summary>Whether every leaf of that row was added here.</summary>
    public bool IsRowKnown => Size - Tile.Width >= _start;

    public Digest RowRoot => _edge.Closed(Tile.WidthBits);

    public ReadOnlySpan<Digest> Row => _row;

    public bool TryGetRevision(string stream, out long revision) =>
        _revisions.TryGetValue(stream, out revision);

    public void Keep(string stream, long revision)
    {
        if (_revisions.Count >= StreamsMax)
        {
            _revisions.Clear();
        }

        _revisions[stream] = revision;
    }

    /// <summary>Adds an event. Its bytes are copied: leaves are hashed together.</summary>
    public void Add(ReadOnlySpan<byte> envelope, long recordedAt)
    {
        _leaves.Write(envelope);
        _ends[_waiting++] = _leaves.WrittenCount;
        Size++;
        LastRecordedAt = recordedAt;
        if (IsRowWhole)
        {
            Settle();
        }
        else if (_waiting == _ends.Length)
        {
            Hash();
        }
    }

    public byte[] EdgeBytes()
    {
        Settle();
        return _edge.ToEdge().ToBytes();
    }

    /// <summary>Hashes what waits into its place in the row.</summary>
    private void Hash()
    {
        var first = (int)((Size - _waiting) % Tile.Width);
        _hashes.Leaves(
            _leaves.WrittenSpan, _ends.AsSpan(0, _waiting), _row.AsSpan(first, _waiting));
        _leaves.ResetWrittenCount();
        _waiting = 0;
    }

    /// <summary>Takes all into the tree that is in the row and not there yet.</summary>
    private void Settle()
    {
        Hash();
        var added = _folded.AsSpan(0, (int)(Size - _edge.Size));
        _row.AsSpan((int)(_edge.Size % Tile.Width), added.Length).CopyTo(added);
        _edge.Add(added, _hashes);
    }
}
