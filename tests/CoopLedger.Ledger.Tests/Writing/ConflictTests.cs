using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>When somebody else appends first, it is decided again.</summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(ConflictRetry.AttemptsMax - 1)]
    public async Task A_conflict_is_decided_again(int conflicts)
    {
        await using var ledger = new TestLedger(new BusyStore(conflicts));
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        Assert.Equal(1, await ledger.Length());
    }

    [Fact]
    public async Task A_stream_that_is_always_busy_is_given_up()
    {
        await using var ledger = new TestLedger(new BusyStore(ConflictRetry.AttemptsMax));
        var receipt = await ledger.Submit(Wish.Found("a", "2023-01-01"));
        Assert.Equal("submit.conflict", receipt.Refusal!.Code);
        Assert.Equal("organisation-a 16", string.Join(' ', receipt.Refusal.Met));
        Assert.Equal(0, await ledger.Length());
    }

    [Fact]
    public async Task A_conflict_can_change_the_decision()
    {
        var store = new BusyStore(1);
        await using var ledger = new TestLedger(store);
        await using var other = new TestLedger(store.Calm);
        store.Meanwhile = () => other.Record(Wish.Found("a", "2023-01-01"), "other");
        var receipt = await ledger.Submit(Wish.Found("a", "2023-05-05"), "mine");
        Assert.Equal("organisation.already-founded", receipt.Refusal!.Code);
        Assert.Equal(1, await ledger.Length());
    }

    [Fact]
    public async Task Sixteen_at_once_on_one_stream_are_all_recorded()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Fund("2023-01-01"));
        await ledger.Record(Wish.Approve("loan", "a", 16_000, "2023-01-02"));
        var loans = Enumerable.Range(1, 16).Select(tranche =>
            Wish.Lend("loan", "a", 1000, "2023-02-01") with { Tranche = new(tranche) });
        var receipts = await Task.WhenAll(
            loans.Select(loan => Task.Run(() => ledger.Submit(loan))));
        Assert.All(receipts, receipt => Assert.Null(receipt.Refusal));
        Assert.Equal(19, await ledger.Length());
        var answer = await ledger.Ask("loans", "unit:phu-tho", "2023-01-01", "2023-12-31");
        Assert.Equal("16", answer.Exact);
    }

    /// <summary>More than could be recorded if they spent their attempts on each other.</summary>
    [Fact]
    public async Task A_hundred_at_once_on_one_stream_are_all_recorded()
    {
        const int Writers = 100;
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Fund("2023-01-01"));
        var payments = Enumerable.Range(1, Writers).Select(number => new ReceiveFundCapital(
            new FundId("quy"), new Vnd(1000), TestLedger.Day("2023-02-01"),
            Document: new Text($"{number}")));
        var receipts = await Task.WhenAll(
            payments.Select(payment => Task.Run(() => ledger.Submit(payment))));
        Assert.All(receipts, receipt => Assert.Null(receipt.Refusal));
        var stream = await ledger.Store.ReadStream(
            Fund.Stream(new FundId("quy")), CancellationToken.None);
        Assert.Equal(
            Enumerable.Range(0, Writers + 1).Select(revision => (long)revision),
            stream.Select(stored => stored.Revision));
    }

    /// <summary>A store in which somebody else is first, so many times.</summary>
    private sealed class BusyStore(int conflicts)
        : StoreWrapper(new MemoryEventStore(Guid.NewGuid()))
    {
        private int _left = conflicts;

        public IEventStore Calm => Inner;

        public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

        public override async Task<ImmutableArray<StoredEvent>> Append(
            StreamName stream, long expectedRevision, ImmutableArray<NewEvent> events,
            Origin origin, CancellationToken cancellationToken)
        {
            if (_left-- > 0)
            {
                await Meanwhile();
                throw new WrongExpectedRevisionException(
                    stream, expectedRevision, expectedRevision + 1);
            }

            return await base.Append(
                stream, expectedRevision, events, origin, cancellationToken);
        }
    }
}
