using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tiles;

/// <summary>Makes the tiles of a tree, leaf by leaf, and holds no more than the last of each level.
/// </summary>
public sealed class TileLevels
{
    private readonly List<Level> _levels = [];

    /// <summary>Adds the next leaf.</summary>
    /// <returns>The tiles that it fills, the lowest first; mostly none.</returns>
    public IReadOnlyList<TileBytes> Add(Digest leaf)
    {
        List<TileBytes>? full = null;
        var hash = leaf;
        for (var number = 0; ; number++)
        {
            if (number == _levels.Count)
            {
                _levels.Add(new());
            }

            var level = _levels[number];
            level.Edge = level.Edge.With(hash);
            hash.CopyTo(level.Bytes.AsSpan(level.Width * Digest.Length));
            level.Width++;
            if (level.Width < Tile.WidthMax)
            {
                return full ?? (IReadOnlyList<TileBytes>)[];
            }

            (full ??= []).Add(level.Take(number));
            hash = level.Root;
        }
    }

    /// <summary>The tiles that are not full, the lowest first.</summary>
    public IReadOnlyList<TileBytes> Rest() =>
    [
        .. _levels.Index().Where(pair => pair.Item.Width > 0)
            .Select(pair => pair.Item.Peek(pair.Index)),
    ];

    /// <summary>The last tile of one level, of which an edge over its hashes gives the root: nodes
    /// are joined alike on every level.</summary>
    private sealed class Level
    {
        public byte[] Bytes { get; } = new byte[Tile.WidthMax * Digest.Length];

        public MerkleEdge Edge { get; set; } = MerkleEdge.Empty;

        public int Width { get; set; }

        public long Number { get; private set; }

        public Digest Root { get; private set; }

        public TileBytes Peek(int level) => new(
            new(level, Number, Width), Bytes.AsSpan(0, Width * Digest.Length).ToArray());

        public TileBytes Take(int level)
        {
            var full = Peek(level);
            (Root, Edge, Width) = (Edge.Root(), MerkleEdge.Empty, 0);
            Number++;
            return full;
        }
    }
}

/// <summary>A tile with its hashes.</summary>
/// <param name="Tile">Which one.</param>
/// <param name="Bytes">32 bytes for each hash.</param>
public sealed record TileBytes(Tile Tile, ReadOnlyMemory<byte> Bytes);
