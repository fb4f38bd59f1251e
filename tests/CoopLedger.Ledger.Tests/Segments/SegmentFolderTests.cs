using CoopLedger.Ledger.Segments;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>The folder of segments: whole files or none, no more open than the ledger.</summary>
public sealed class SegmentFolderTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SegmentSample _sample = new();
    private readonly byte[] _bytes = SegmentSample.Built(SegmentSample.Random(1, 20));

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Parts_are_those_that_have_a_file_in_order()
    {
        Assert.Empty(_sample.Folder.Parts);
        foreach (var part in (int[])[12, 3, 1_234_567])
        {
            _sample.Folder.Write(part, _bytes);
        }

        foreach (var name in (string[])["x.segment", "7.segment", "-00001.segment", "000009.new"])
        {
            File.WriteAllText(Path.Combine(_sample.Folder.Path, name), "");
        }

        Assert.Equal([3, 12, 1_234_567], _sample.Folder.Parts);
    }

    [Fact]
    public void A_segment_is_replaced_and_removed_whole()
    {
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        var other = SegmentSample.Random(2, 30);
        _sample.Folder.Write(SegmentSample.Part, SegmentSample.Built(other));
        using (var segment = _sample.Open())
        {
            Assert.Equal(other.Count, segment.Count);
        }

        Assert.Single(Directory.GetFiles(_sample.Folder.Path));
        File.WriteAllText(_sample.File + ".left.new", "interrupted");
        _sample.Folder.Remove(SegmentSample.Part);
        _sample.Folder.Remove(SegmentSample.Part);
        Assert.Empty(Directory.GetFiles(_sample.Folder.Path));
        Assert.Empty(_sample.Folder.Parts);
    }

    [Fact]
    public void Nothing_is_removed_from_a_folder_that_is_not_there()
    {
        _sample.Folder.Remove(0);
        Assert.False(Directory.Exists(_sample.Folder.Path));
    }

    [Fact]
    public void What_was_begun_does_not_stay_when_it_cannot_be_named()
    {
        Directory.CreateDirectory(Path.Combine(_sample.File, "in the way"));
        Assert.ThrowsAny<Exception>(() => _sample.Folder.Write(SegmentSample.Part, _bytes));
        Assert.Empty(Directory.GetFiles(_sample.Folder.Path));
    }

    [Fact]
    public void A_segment_is_no_more_open_than_its_ledger()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(_sample.Ledger, "");
        File.SetUnixFileMode(_sample.Ledger, Private);
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        Assert.Equal(Private, File.GetUnixFileMode(_sample.File));
        Assert.Equal(
            Private | UnixFileMode.UserExecute, File.GetUnixFileMode(_sample.Folder.Path));
    }

    [Fact]
    public void A_segment_may_be_read_by_those_who_may_read_its_ledger()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Shared = Private | UnixFileMode.GroupRead;
        File.WriteAllText(_sample.Ledger, "");
        File.SetUnixFileMode(_sample.Ledger, Shared);
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        Assert.Equal(Shared, File.GetUnixFileMode(_sample.File));
        Assert.True(File.GetUnixFileMode(_sample.Folder.Path)
            .HasFlag(UnixFileMode.GroupRead | UnixFileMode.GroupExecute));
    }

    [Fact]
    public void Numbers_are_unpacked_as_they_were_packed()
    {
        foreach (var (least, greatest, width) in ((long, long, int)[])
            [
                (7, 7, 0), (-3, 252, 1), (-3, 253, 2), (0, 65_536, 4), (-1, uint.MaxValue - 1L, 4),
                (0, uint.MaxValue + 1L, 8), (long.MinValue, long.MaxValue, 8),
            ])
        {
            long[] values = [.. Enumerable.Range(0, 100).Select(
                i => i % 3 == 0 ? least : i % 3 == 1 ? greatest : least)];
            var entry = Packing.EntryOf(values);
            var packed = Packing.Pack(values, entry);
            var back = new long[values.Length];
            Packing.Unpack(packed, entry, back.AsSpan());
            Assert.Equal(width, entry.Width);
            Assert.Equal(values, back);
            Assert.All(Enumerable.Range(0, values.Length), row =>
                Assert.Equal(values[row], Packing.At(packed, entry, row)));
        }
    }
}
