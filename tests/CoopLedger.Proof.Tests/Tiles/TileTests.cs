using System.Text;
using CoopLedger.Proof.Tests.Trees;
using CoopLedger.Proof.Tiles;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Tiles;

/// <summary>Which tiles a tree has, how their files are called, and that they are enough.</summary>
public sealed class TileTests
{
    /// <summary>The worked example of C2SP tlog-tiles.</summary>
    [Fact]
    public void A_tree_of_70_000_leaves_has_the_tiles_of_the_specification()
    {
        var tiles = Tile.Of(70_000).ToList();
        Assert.Equal(273, tiles.Count(tile => tile is { Level: 0, IsFull: true }));
        Assert.Equal(
            "tile/0/273.p/112 tile/1/000 tile/1/001.p/17 tile/2/000.p/1",
            string.Join(' ', tiles.Where(tile => tile.Level > 0 || !tile.IsFull)
                .Select(tile => tile.Path)));
        Assert.Equal("tile/entries/273.p/112", tiles[273].BundlePath);
        Assert.Equal(277, tiles.Count);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "tile/0/000.p/1")]
    [InlineData(255, "tile/0/000.p/255")]
    [InlineData(256, "tile/0/000 tile/1/000.p/1")]
    [InlineData(257, "tile/0/000 tile/0/001.p/1 tile/1/000.p/1")]
    public void A_small_tree_has_these_tiles(long size, string paths) => Assert.Equal(
        paths, string.Join(' ', Tile.Of(size).Select(tile => tile.Path)));

    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(3, 1000, 5, "tile/3/x001/000.p/5")]
    [InlineData(0, 36028797018963967, 255, "tile/0/x036/x028/x797/x018/x963/967.p/255")]
    public void A_path_is_written_and_read(int level, long number, int width, string path)
    {
        var tile = new Tile(level, number, width);
        Assert.Equal(path, tile.Path);
        Assert.True(Tile.TryParse(path, out var read, out var isBundle));
        Assert.Equal((tile, false), (read, isBundle));
        if (level == 0)
        {
            Assert.True(Tile.TryParse(tile.BundlePath, out read, out isBundle));
            Assert.Equal((tile, true), (read, isBundle));
        }
    }

    [Theory]
    [InlineData("tile/0")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/067")]
    [InlineData("tile/0/xx01/067")]
    [InlineData("tile/0/001.p/0")]
    [InlineData("tile/0/001.p/256")]
    [InlineData("tile/0/001.p/07")]
    [InlineData("tile/0/001.p/-7")]
    [InlineData("tile/0/001.p/7/7")]
    [InlineData("tile/0/-01")]
    [InlineData("tile/00/001")]
    [InlineData("tile/8/001")]
    [InlineData("tile/entry/001")]
    [InlineData("tiles/0/001")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/0/001.new")]
    public void Another_path_is_none(string path) =>
        Assert.False(Tile.TryParse(path, out _, out _));

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void Tiles_are_enough_for_every_proof(int size)
    {
        var (grove, tiles) = (new Grove(Grove.Leaves(size)), new Dictionary<Tile, byte[]>());
        var levels = new TileLevels();
        foreach (var index in Enumerable.Range(0, size))
        {
            levels.Add(grove.Hash(0, index)).ToList().ForEach(Keep);
        }

        levels.Rest().ToList().ForEach(Keep);
        Assert.Equal(Tile.Of(size), tiles.Keys.Order(Comparer<Tile>.Create((one, other) =>
            (one.Level, one.Number).CompareTo((other.Level, other.Number)))));
        var read = new TileSubtrees(size, tile => tiles[tile]);
        Assert.Equal(grove.Head(size).Root, MerkleProofs.Root(read, size));
        for (var index = 0; index < size; index += 1 + (size / 97))
        {
            Assert.Equal(
                MerkleProofs.Inclusion(grove, index, size).AsEnumerable(),
                MerkleProofs.Inclusion(read, index, size));
            Assert.Equal(
                MerkleProofs.Consistency(grove, index + 1, size).AsEnumerable(),
                MerkleProofs.Consistency(read, index + 1, size));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => read.Hash(0, size));

        void Keep(TileBytes tile) => tiles.Add(tile.Tile, tile.Bytes.ToArray());
    }

    [Fact]
    public void A_bundle_is_read_as_it_was_written()
    {
        var entries = Grove.Leaves(256).Append([]).Append(new byte[65_535]).Skip(2)
            .Select(leaf => new ReadOnlyMemory<byte>(leaf)).ToList();
        var bytes = EntryBundle.Format(entries);
        Assert.True(EntryBundle.TryParse(bytes, out var read));
        Assert.Equal(256, read.Count);
        Assert.All(read.Zip(entries), pair => Assert.Equal(
            pair.Second.ToArray(), pair.First.ToArray()));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => EntryBundle.Format([new byte[65_536]]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => EntryBundle.Format([.. entries, entries[0]]));
    }

    [Theory]
    [InlineData("\0\u0002ab\0", 1)]
    [InlineData("\0\u0002ab\0\u0001", 1)]
    [InlineData("\0\u0002a", 0)]
    [InlineData("a", 0)]
    public void A_bundle_that_is_cut_gives_what_is_whole(string bytes, int whole)
    {
        Assert.False(EntryBundle.TryParse(Encoding.Latin1.GetBytes(bytes), out var entries));
        Assert.Equal(whole, entries.Count);
    }
}
