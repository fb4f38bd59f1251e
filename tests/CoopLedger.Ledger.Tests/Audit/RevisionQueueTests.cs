using System.Text;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Audit;

/// <summary>Revisions are followed in batches, with the same findings as one by one.</summary>
public sealed class RevisionQueueTests
{
    private readonly StreamRevisions _streams = new(4);
    private readonly RevisionQueue _queue;

    public RevisionQueueTests() => _queue = new(_streams);

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    public void Every_stream_stands_where_its_last_event_left_it(int streams)
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < streams; i++)
            {
                Add(NameOf(i), 5 + round, (round * streams) + i + 1);
            }
        }

        _queue.Settle();
        Assert.Equal(streams, _streams.Count);
        for (var i = 0; i < streams; i++)
        {
            Assert.Equal((5, i + 1, 7), Standing(NameOf(i)));
        }
    }

    [Fact]
    public void Names_of_no_letters_and_names_longer_than_the_room_are_followed_too()
    {
        string[] names = ["", new('a', 3000), new('a', 2999), "b"];
        for (var i = 0; i < names.Length; i++)
        {
            Add(names[i], 0, i + 1);
        }

        _queue.Settle();
        Assert.Equal(names.Length, _streams.Count);
        Assert.All(names, name => Assert.Equal(0, Standing(name).Last));
    }

    [Fact]
    public void The_first_event_that_does_not_follow_is_found_when_the_queue_is_settled()
    {
        Add("a", 0, 1);
        Add("b", 0, 2);
        Add("b", 2, 3);
        Add("a", 2, 4);
        var damage = Assert.Throws<LedgerDamagedException>(_queue.Settle);
        Assert.Equal(3, damage.Position);
    }

    [Fact]
    public void It_is_found_as_soon_as_enough_events_wait()
    {
        Add("a", 0, 1);
        Add("a", 0, 2);
        var damage = Assert.Throws<LedgerDamagedException>(() =>
        {
            for (var i = 0; i < 16; i++)
            {
                Add("b", i, i + 3);
            }
        });
        Assert.Equal(2, damage.Position);
    }

    [Fact]
    public void Streams_that_were_cleared_are_unknown_again()
    {
        Add("a", 0, 1);
        _queue.Settle();
        _streams.Clear();
        Assert.Equal(0, _streams.Count);
        Add("a", 7, 9);
        _queue.Settle();
        Assert.Equal((7, 9, 7), Standing("a"));
    }

    private static string NameOf(int stream) => $"stream-{stream}";

    private void Add(string name, long revision, long position)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        _queue.Add(bytes, LookupSums.HashOf(bytes), revision, position);
    }

    private (long First, long FirstPosition, long Last) Standing(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        ref var stream = ref _streams.Find(bytes, LookupSums.HashOf(bytes));
        return (stream.First, stream.FirstPosition, stream.Last);
    }
}
