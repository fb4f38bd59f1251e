using System.Runtime.InteropServices;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Snapshots;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>What is read of a column when it is asked for is what was saved, and each page of it
/// is read once.</summary>
public sealed class ColumnTests
{
    private const int Length = 30_000;

    private static readonly int[] Saved = [.. Enumerable.Range(0, Length).Select(i => i * 31)];

    [Fact]
    public void Any_slices_are_those_of_the_whole_and_no_page_is_read_twice() => Prop.ForAll(
        Gen.Choose(0, Length - 1).Zip(Gen.Choose(0, 9_000)).ArrayOf().ToArbitrary(),
        asked =>
        {
            var file = new Pages();
            var column = Column<int>.Of(file, 0);
            foreach (var (start, wish) in asked)
            {
                var count = Math.Min(wish, Length - start);
                if (!column.Slice(start, count).SequenceEqual(Saved.AsSpan(start, count))
                    || column[start] != Saved[start])
                {
                    return false;
                }
            }

            return file.Read.Count == file.Read.Distinct().Count()
                && (asked.Length > 0 || file.Read.Count == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_empty_slice_reads_nothing_wherever_it_is()
    {
        var file = new Pages();
        var column = Column<int>.Of(file, 0);
        foreach (var start in (int[])[0, 1, Length - 1, Length])
        {
            Assert.True(column.Slice(start, 0).IsEmpty);
        }

        Assert.Empty(file.Read);
    }

    [Fact]
    public void A_column_of_which_a_part_was_not_read_does_not_pass_for_a_whole_one()
    {
        var column = Column<int>.Of(new Pages(), 0);
        Assert.Equal(0, column[0]);
        Assert.Throws<InvalidOperationException>(() => column.Values);
        Assert.True(column.All.SequenceEqual(Saved));
        Assert.Equal(Saved, column.Values);
    }

    [Fact]
    public void Side_by_side_it_is_read_once_too()
    {
        var file = new Pages();
        var column = Column<int>.Of(file, 0);
        Parallel.For(0, 64, i =>
            Assert.True(column.Slice(i * 400, 4_000).SequenceEqual(Saved.AsSpan(i * 400, 4_000))));
        Assert.Equal(file.Read.Count, file.Read.Distinct().Count());
    }

    private sealed class Pages : IColumnReader
    {
        private readonly Lock _noting = new();

        public List<long> Read { get; } = [];

        public bool IsLazy => true;

        public long LengthOf(int column, int width) => (long)Length * width;

        void IColumnReader.Read(int column, long at, Span<byte> into)
        {
            Assert.Equal(0, at % ColumnPage.Length);
            MemoryMarshal.AsBytes(Saved.AsSpan()).Slice((int)at, into.Length).CopyTo(into);
            lock (_noting)
            {
                for (var page = 0; page * ColumnPage.Length < into.Length; page++)
                {
                    Read.Add((at / ColumnPage.Length) + page);
                }
            }
        }
    }
}
