using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>A segment that is not the one wanted is refused, and says why in both languages.
/// </summary>
public sealed class SegmentRefusalTests : IDisposable
{
    private const int VersionAt = 8;
    private const int ShapesAt = 64;

    private readonly SegmentSample _sample = new();
    private readonly byte[] _bytes = SegmentSample.Built(SegmentSample.Everything);

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Where_there_is_none_there_is_nothing_to_say()
    {
        Assert.Null(_sample.Folder.TryOpen(0, SegmentSample.LedgerId, default, out var why));
        Assert.Null(why);
        _sample.Folder.Write(1, _bytes);
        Assert.Null(_sample.Folder.TryOpen(0, SegmentSample.LedgerId, default, out why));
        Assert.Null(why);
    }

    [Fact]
    public void A_segment_of_another_ledger_is_refused()
    {
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        AssertRefused("segment.ledger", ledger: Guid.NewGuid());
    }

    [Fact]
    public void A_segment_of_another_part_is_refused()
    {
        _sample.Folder.Write(2, _bytes);
        AssertRefused("segment.part", part: 2);
    }

    [Fact]
    public void A_segment_of_other_events_is_refused()
    {
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        AssertRefused("segment.root", root: MerkleHash.Leaf("replaced"u8));
    }

    [Fact]
    public void A_segment_made_under_other_shapes_is_refused()
    {
        _bytes[ShapesAt] ^= 1;
        SegmentBlocks.MendHeader(_bytes);
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        AssertRefused("segment.shapes");
    }

    [Fact]
    public void A_segment_of_an_unknown_version_is_refused()
    {
        _bytes[VersionAt]++;
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        AssertRefused("segment.version");
    }

    [Fact]
    public void A_segment_that_was_cut_off_is_refused()
    {
        foreach (var length in (int[])
            [0, 1, 119, 120, 500, _bytes.Length / 2, _bytes.Length - 1])
        {
            _sample.Folder.Write(SegmentSample.Part, _bytes[..length]);
            AssertRefused("segment.damaged");
        }
    }

    [Fact]
    public void A_segment_with_something_behind_it_is_refused()
    {
        _sample.Folder.Write(SegmentSample.Part, [.. _bytes, 0]);
        AssertRefused("segment.damaged");
    }

    [Fact]
    public void Another_file_is_refused()
    {
        _sample.Folder.Write(SegmentSample.Part, new byte[_bytes.Length]);
        AssertRefused("segment.damaged");
    }

    [Fact]
    public void A_folder_in_its_place_is_refused()
    {
        Directory.CreateDirectory(_sample.File);
        AssertRefused("segment.unreadable");
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_refused()
    {
        _sample.Folder.Write(SegmentSample.Part, _bytes);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_sample.File, UnixFileMode.None);
            if (!CanRead())
            {
                AssertRefused("segment.unreadable");
            }
        }
    }

    private bool CanRead()
    {
        try
        {
            // The administrator of a machine may read everything.
            return File.ReadAllBytes(_sample.File).Length > 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void AssertRefused(
        string code, int part = SegmentSample.Part, Guid? ledger = null, Digest? root = null)
    {
        using var segment = _sample.Folder.TryOpen(
            part, ledger ?? SegmentSample.LedgerId, root ?? SegmentSample.Root, out var why);
        Assert.Null(segment);
        Assert.Equal(code, why!.Code);
        Assert.All((string[])[why.Vietnamese, why.English], text => Assert.Contains(
            _sample.Folder.Path, text, StringComparison.Ordinal));
        Assert.NotEqual(why.English, why.Vietnamese, StringComparer.Ordinal);
    }
}
