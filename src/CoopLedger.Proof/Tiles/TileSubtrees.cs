using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tiles;

/// <summary>The subtrees of a tree of which the tiles are at hand.</summary>
/// <param name="size">The number of leaves; tiles are read as wide as they are in that tree.
/// </param>
/// <param name="read">Reads a tile: 32 bytes for each of its hashes.</param>
public sealed class TileSubtrees(long size, Func<Tile, ReadOnlyMemory<byte>> read) : ISubtrees
{
    private Tile _tile;
    private ReadOnlyMemory<byte> _hashes;

    public Digest Hash(int level, long index)
    {
        var (tileLevel, rise) = (level / Tile.Height, level % Tile.Height);
        var first = index << rise;
        var tile = Tile.At(tileLevel, first / Tile.WidthMax, size);
        var at = (int)(first % Tile.WidthMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at + (1 << rise), tile.Width, nameof(index));
        if (tile != _tile)
        {
            (_hashes, _tile) = (read(tile), tile);
        }

        return Over(_hashes.Span.Slice(at * Digest.Length, Digest.Length << rise));
    }

    private static Digest Over(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == Digest.Length)
        {
            return new(hashes);
        }

        var half = hashes.Length / 2;
        return MerkleHash.Node(Over(hashes[..half]), Over(hashes[half..]));
    }
}
