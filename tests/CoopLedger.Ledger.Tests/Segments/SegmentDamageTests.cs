using CoopLedger.Ledger.Segments;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>Whatever becomes of a segment's bytes, it is refused or says which block is damaged,
/// and never gives other events.</summary>
public sealed class SegmentDamageTests : IDisposable
{
    private static readonly byte[] Bytes = SegmentSample.Built(SegmentSample.Random(5, 700));

    private readonly SegmentSample _sample = new();

    private static int DirectoryLength => SegmentBlocks.DirectoryLengthOf(Bytes);

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void Bytes_that_flip_anywhere_are_noticed() => Prop
        .ForAll(
            Arb.From(Gen.Choose(0, Bytes.Length - 1).Zip(Gen.Choose(1, 255))),
            flip =>
            {
                var (refused, damaged) = Outcome(With((flip.Item1, (byte)flip.Item2)));
                Assert.True(refused ^ damaged);
                Assert.Equal(flip.Item1 < SegmentHeader.Length + DirectoryLength, refused);
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void A_broken_block_is_named_and_the_others_are_still_read()
    {
        var at = SegmentHeader.Length + DirectoryLength;
        var blocks = 0;
        while (at < Bytes.Length)
        {
            _sample.Put(With((at, 0x40)));
            using var segment = _sample.Open();
            var damaged = Assert.Throws<SegmentDamagedException>(
                () => SegmentSample.ReadAll(segment));
            Assert.Equal(_sample.File, damaged.File);
            Assert.Contains(damaged.Block, damaged.Why.English, StringComparison.Ordinal);
            Assert.Contains(damaged.Block, damaged.Why.Vietnamese, StringComparison.Ordinal);
            Assert.Contains(
                segment.Groups, group => damaged.Block.StartsWith(
                    group.Name, StringComparison.Ordinal));
            Assert.True(Readable(segment) > 0);
            at += 499;
            blocks++;
        }

        Assert.True(blocks > 20, $"{blocks}");
    }

    [Fact]
    public void A_segment_whose_file_shrinks_while_it_is_open_is_damaged()
    {
        _sample.Folder.Write(SegmentSample.Part, Bytes);
        using var segment = _sample.Open();
        using (var file = new FileStream(_sample.File, FileMode.Open, FileAccess.Write))
        {
            file.SetLength(SegmentHeader.Length + DirectoryLength);
        }

        Assert.Throws<SegmentDamagedException>(() => SegmentSample.ReadAll(segment));
    }

    [Fact]
    public void An_open_segment_is_read_to_its_end_while_another_takes_its_name()
    {
        var events = SegmentSample.Random(5, 700);
        using var segment = _sample.Open(events);
        _sample.Folder.Write(SegmentSample.Part, SegmentSample.Built(SegmentSample.Random(6, 9)));
        Assert.Equal(events.Count, SegmentSample.Rows(segment).Length);
    }

    // Sums made right again hide what was altered; what cannot be is still refused, and nothing
    // breaks.
    [Fact]
    public void Directories_altered_with_their_sums_break_nothing() => Prop
        .ForAll(
            Arb.From(Gen.Choose(0, DirectoryLength - 1).Zip(Gen.Choose(1, 255)).ListOf()),
            flips =>
            {
                var altered = With(
                [
                    .. flips.Select(flip =>
                        (SegmentHeader.Length + flip.Item1, (byte)flip.Item2)),
                ]);
                SegmentBlocks.MendDirectory(altered);
                Outcome(altered);
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void Blocks_altered_with_their_sums_break_nothing() => Prop
        .ForAll(
            Arb.From(
                Gen.Choose(SegmentHeader.Length + DirectoryLength, Bytes.Length - 1)
                    .Zip(Gen.Choose(1, 255)).NonEmptyListOf()),
            flips =>
            {
                var altered = With([.. flips.Select(flip => (flip.Item1, (byte)flip.Item2))]);
                Assert.True(SegmentBlocks.MendAll(altered) > 100);
                var (refused, _) = Outcome(altered);
                Assert.False(refused);
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void Sums_are_right_from_the_beginning()
    {
        var mended = With();
        SegmentBlocks.MendAll(mended);
        Assert.Equal(Bytes, mended);
    }

    private static byte[] With(params (int At, byte Flip)[] flips)
    {
        var altered = (byte[])Bytes.Clone();
        foreach (var (at, flip) in flips)
        {
            altered[at] ^= flip;
        }

        return altered;
    }

    private static int Readable(Segment segment) => segment.Groups.Sum(group =>
        group.Columns.Count(column =>
        {
            try
            {
                if (column.IsNumbers)
                {
                    column.Numbers(new long[group.Count]);
                }
                else
                {
                    column.Codes(new int[group.Count]);
                }

                return true;
            }
            catch (SegmentDamagedException)
            {
                return false;
            }
        }));

    private (bool Refused, bool Damaged) Outcome(byte[] bytes)
    {
        _sample.Put(bytes);
        using var segment = _sample.Folder.TryOpen(
            SegmentSample.Part, SegmentSample.LedgerId, SegmentSample.Root, out var why);
        Assert.Equal(segment is null, why is not null);
        if (segment is null)
        {
            return (true, false);
        }

        try
        {
            SegmentSample.ReadAll(segment);
            return (false, false);
        }
        catch (SegmentDamagedException)
        {
            return (false, true);
        }
    }
}
