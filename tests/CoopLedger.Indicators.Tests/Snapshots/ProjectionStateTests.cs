using System.Runtime.InteropServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Registers;
using CoopLedger.Indicators.Snapshots;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Indicators.Tests.Snapshots;

/// <summary>A projection that was taken apart into columns and put together again is the same, and
/// goes on the same.</summary>
public sealed class ProjectionStateTests
{
    private static readonly StreamName Stream = new("test-log");

    [Fact]
    public void A_projection_and_what_is_read_of_its_state_are_the_same() =>
        Hold((log, cut) =>
        {
            var whole = Applied(log, new Projection(new Log(log)), log.Count);
            var before = whole.Hash();
            var read = Kept(whole, log);
            Assert.Equal(before, whole.Hash());
            Assert.Equal(before, read.Hash());
            Assert.Equal(whole.Position, read.Position);
            Assert.Equal(whole.Journal.Postings, read.Journal.Postings);
            Assert.True(whole.ControlTotals().Agree(read.ControlTotals()));
        });

    [Fact]
    public void What_comes_after_the_reading_is_added_as_to_the_whole() =>
        Hold((log, cut) =>
        {
            var whole = Applied(log, new Projection(new Log(log)), log.Count);
            var early = Applied(log, new Projection(new Log(log)), cut);
            var read = Kept(early, log);
            Assert.Equal(whole.Hash(), Applied(log, early, log.Count).Hash());
            Assert.Equal(whole.Hash(), Applied(log, read, log.Count).Hash());
            Assert.Equal(whole.Hash(), Joined(log, Kept(read, log, cut), cut).Hash());
        });

    [Fact]
    public void A_projection_of_a_part_of_the_log_or_of_one_measure_is_not_kept()
    {
        var part = new Projection();
        part.Apply(7, Book.Founded("htx-1"));
        Assert.Throws<InvalidOperationException>(
            () => ProjectionState.Write(part, new Columns()));
        Assert.Throws<InvalidOperationException>(
            () => ProjectionState.Write(
                Projection.Of(Catalogue.Measures[0]), new Columns()));
    }

    private static void Hold(Action<List<Event>, int> property) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ArrayOf().ToArbitrary(),
        Gen.Choose(0, 1000).ToArbitrary(),
        (numbers, cut) =>
        {
            var log = RandomLog.Of(numbers);
            property(log, cut % (log.Count + 1));
        }).QuickCheckThrowOnFailure();

    private static Projection Applied(List<Event> log, Projection projection, int until)
    {
        while (projection.Position < until)
        {
            var position = projection.Position + 1;
            projection.Apply(Stream, Log.At(position, log[(int)position - 1]));
        }

        return projection;
    }

    /// <summary>The same by parts.</summary>
    private static Projection Joined(List<Event> log, Projection projection, int from)
    {
        var builder = projection.NewPartBuilder();
        builder.Begin(from + 1);
        for (var position = from + 1; position <= log.Count; position++)
        {
            builder.Apply(position, log[position - 1]);
        }

        projection.Join(builder.End(log.Count));
        return projection;
    }

    private static Projection Kept(Projection projection, List<Event> log, int? cut = null)
    {
        // Kept twice where it has gone on meanwhile: what is kept can be read, and kept again.
        if (cut is { } until && projection.Position > until)
        {
            projection = Applied(log, new Projection(new Log(log)), until);
        }

        var columns = new Columns { IsLazy = log.Count % 2 == 0 };
        ProjectionState.Write(projection, columns);
        return ProjectionState.Read(columns, new Log(log)).GetAwaiter().GetResult();
    }

    private sealed class Columns : IColumnWriter, IColumnReader
    {
        private readonly List<byte[]> _columns = [];

        public void Add<T>(ReadOnlySpan<T> values)
            where T : unmanaged => _columns.Add(MemoryMarshal.AsBytes(values).ToArray());

        public bool IsLazy { get; init; }

        public long LengthOf(int column, int width) => _columns[column].Length;

        public void Read(int column, long at, Span<byte> into) =>
            _columns[column].AsSpan((int)at, into.Length).CopyTo(into);
    }

    private sealed class Log(List<Event> log) : IFactReader
    {
        public static Fact At(long position, Event fact) =>
            new(fact, new Guid((int)position, 0, 0, new byte[8]), position);

        public IReadOnlyList<(StreamName Stream, Fact Fact)> Read(IReadOnlyList<long> positions) =>
            [.. positions.Select(position => (Stream, At(position, log[(int)position - 1])))];
    }
}
