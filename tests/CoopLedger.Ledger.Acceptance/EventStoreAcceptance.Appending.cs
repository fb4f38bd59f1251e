using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Acceptance;

public abstract partial class EventStoreAcceptance
{
    [Fact]
    public async Task Positions_are_dense_over_all_streams_and_revisions_in_each()
    {
        await using var store = await Open();
        var (one, two) = (new StreamName("loan-1"), new StreamName("loan-2"));
        await store.Append(one, Sample.None, [.. Sample.Events(2)]);
        await store.Append(two, Sample.None, Sample.Event());
        await store.Append(one, 1, Sample.Event());
        await store.Append(two, 0, [.. Sample.Events(2)]);

        var all = await store.All();
        Assert.Equal(Sample.Numbers(1, 6), all.Positions());
        Assert.Equal([one, one, two, one, two, two], all.Select(stored => stored.Stream));
        Assert.Equal([0, 1, 0, 2, 1, 2], all.Select(stored => stored.Revision));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(long.MaxValue)]
    public async Task A_wrong_expected_revision_appends_nothing(long expected)
    {
        await using var store = await Open();
        await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(2)]);
        var refusal = await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => store.Append(Sample.Stream, expected, [.. Sample.Events(3)]));
        Assert.Equal(
            (Sample.Stream, expected, 1L), (refusal.Stream, refusal.Expected, refusal.Actual));
        Assert.Equal(2, (await store.ReadHead(CancellationToken.None)).Position);

        var next = await store.Append(Sample.Stream, 1, Sample.Event());
        Assert.Equal(3, next[0].Position);
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_stands_at_minus_one()
    {
        await using var store = await Open();
        var refusal = await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => store.Append(Sample.Stream, 0, Sample.Event()));
        Assert.Equal(Sample.None, refusal.Actual);
        Assert.Empty(await store.All());
    }

    [Fact]
    public async Task An_append_of_nothing_is_a_mistake()
    {
        await using var store = await Open();
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => store.Append(Sample.Stream, Sample.None));
    }

    [Fact]
    public async Task What_was_given_comes_back_to_the_byte()
    {
        await using var store = await Open();
        var fact = new NewEvent(
            Guid.NewGuid(), "loan.disbursed.v1",
            Encoding.UTF8.GetBytes("""{ "tên":"Hợp tác xã Quỹ Đạo\u0000", "x":1.0 }"""),
            Guid.NewGuid());
        byte[] metadata = [0, 0xff, 0xfe, (byte)'"', 0];
        var origin = new Origin(
            "cán-bộ-7", "nhập/2024/Q1 — 🌾", Sample.Noon.AddTicks(7), Guid.NewGuid(), metadata);
        var stream = new StreamName("loan-trường-thịnh:đợt-1");
        var stored = Assert.Single(
            await store.Append(stream, Sample.None, [fact], origin, CancellationToken.None));

        Assert.Equal((1, stream, 0), (stored.Position, stored.Stream, stored.Revision));
        Assert.Equal(fact.Data.ToArray(), stored.Event.Data.ToArray());
        Assert.Equal(metadata, stored.Origin.Metadata.ToArray());
        Assert.Equal(Sample.Noon, stored.Origin.RecordedAt);
        Assert.Equal(TimeSpan.Zero, stored.Origin.RecordedAt.Offset);
        Sample.AssertSame(stored, Assert.Single(await store.All()));
        Sample.AssertSame(
            stored, Envelope.Open(store.LedgerId, 1, stored.Envelope.ToArray()));
    }

    [Fact]
    public async Task An_event_of_a_megabyte_comes_back()
    {
        await using var store = await Open();
        var data = new byte[1_048_576];
        new Random(20240411).NextBytes(data);
        var fact = Sample.Event() with { Data = data };
        await store.Append(Sample.Stream, Sample.None, fact, Sample.Event());
        var found = await store.Find(1, CancellationToken.None);
        Assert.Equal(data, found!.Event.Data.ToArray());
        Assert.Equal(2, (await store.All()).Length);
    }

    [Fact]
    public async Task An_event_id_is_recorded_once_in_the_whole_ledger()
    {
        await using var store = await Open();
        var fact = Sample.Event();
        await store.Append(Sample.Stream, Sample.None, fact);
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => store.Append(Sample.Stream, 0, fact));
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => store.Append(new StreamName("loan-1"), Sample.None, fact));
        var twin = Sample.Event();
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => store.Append(Sample.Stream, 0, twin, twin));
        Assert.Single(await store.All());
    }

    [Fact]
    public async Task An_append_is_all_or_none()
    {
        await using var store = await Open();
        var known = Sample.Event();
        await store.Append(Sample.Stream, Sample.None, known);
        var before = await store.ReadHead(CancellationToken.None);
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => store.Append(Sample.Stream, 0, Sample.Event(), Sample.Event(), known));

        var after = await store.ReadHead(CancellationToken.None);
        Assert.Equal((before.Position, before.RootText), (after.Position, after.RootText));
        Assert.Single(await store.ReadStream(Sample.Stream, CancellationToken.None));
        var next = await store.Append(Sample.Stream, 0, [.. Sample.Events(3)]);
        Assert.Equal(Sample.Numbers(2, 4), next.Positions());
    }

    [Fact]
    public async Task The_clock_of_the_log_never_runs_backwards()
    {
        await using var store = await Open();
        int[] minutes = [5, 3, 5, 4, 9, 0];
        for (var i = 0; i < minutes.Length; i++)
        {
            var origin = Sample.Origin(Sample.Noon.AddMinutes(minutes[i]));
            await store.Append(
                Sample.Stream, i - 1, [Sample.Event()], origin, CancellationToken.None);
        }

        Assert.Equal(
            [5, 5, 5, 5, 9, 9],
            (await store.All()).Select(one => (one.Origin.RecordedAt - Sample.Noon).TotalMinutes));
    }

    [Fact]
    public async Task A_cancelled_append_appends_nothing()
    {
        await using var store = await Open();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Append(
            Sample.Stream, Sample.None, [Sample.Event()], Sample.Origin(), new(canceled: true)));
        Assert.Empty(await store.All());
    }
}
