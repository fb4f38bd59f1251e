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

    private readonly GrowingEdge _edge = new(edge);
    private readonly Dictionary<string, long> _revisions = new(StringComparer.Ordinal);
    private readonly Digest[] _row = new Digest[Tile.Width];
    private readonly long _start = edge.Size;

    public long Size => _edge.Size;

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

    public void Add(ReadOnlySpan<byte> envelope, long recordedAt)
    {
        var leaf = MerkleHash.Leaf(envelope);
        _row[(int)(Size % Tile.Width)] = leaf;
        _edge.Add(leaf);
        LastRecordedAt = recordedAt;
    }

    public byte[] EdgeBytes() => _edge.ToEdge().ToBytes();
}
