using CoopLedger.Doubles;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>What the double's log shows, hides and removes.</summary>
public sealed class DoubleLogTests
{
    [Fact]
    public void Positions_are_in_order_and_not_dense()
    {
        var log = Given.Log(0, 1, 2);
        log.Append("other", Given.Events(3));
        var positions = log.All.Select(stored => stored.Position).ToList();
        Assert.Equal(4, positions.Count);
        Assert.Equal(positions.Order().Distinct(), positions);
        Assert.All(positions.Zip(positions.Skip(1)), pair =>
            Assert.True(pair.Second - pair.First > 1));
    }

    [Theory]
    [InlineData("{\"$maxCount\":2}", new long[] { 2, 3 })]
    [InlineData("{\"$maxCount\":9}", new long[] { 0, 1, 2, 3 })]
    [InlineData("{\"$tb\":1}", new long[] { 1, 2, 3 })]
    [InlineData("{\"$tb\":9}", new long[] { })]
    [InlineData("{\"$tb\":1,\"$maxCount\":2}", new long[] { 2, 3 })]
    [InlineData("{\"mine\":1}", new long[] { 0, 1, 2, 3 })]
    [InlineData("no JSON", new long[] { 0, 1, 2, 3 })]
    public void Metadata_hides_events_of_a_stream(string json, long[] visible)
    {
        var log = Given.Log(0, 1, 2, 3);
        log.SetMetadata(Given.Stream, json);
        Assert.Equal(visible, log.Revisions());
        Assert.Equal(5, log.Count); // Among all events nothing is hidden before a scavenge.
    }

    [Fact]
    public void Age_hides_events_of_a_stream()
    {
        var clock = new HandClock();
        var log = new DoubleLog(clock);
        log.Append(Given.Stream, Given.Events(0, 1));
        clock.Now += TimeSpan.FromSeconds(50);
        log.Append(Given.Stream, Given.Events(2));
        log.SetMetadata(Given.Stream, "{\"$maxAge\":60}");
        Assert.Equal([0, 1, 2], log.Revisions());
        clock.Now += TimeSpan.FromSeconds(20);
        Assert.Equal([2], log.Revisions());
    }

    [Fact]
    public void The_last_metadata_counts()
    {
        var log = Given.Log(0, 1, 2);
        log.SetMetadata(Given.Stream, "{\"$maxCount\":1}");
        log.SetMetadata(Given.Stream, "{\"$tb\":1}");
        Assert.Equal([1, 2], log.Revisions());
        Assert.Equal([1], log.Revisions("$$" + Given.Stream));
    }

    [Fact]
    public void A_deleted_stream_may_be_begun_again_behind_its_old_revisions()
    {
        var log = Given.Log(0, 1);
        log.Delete(Given.Stream, ExpectedRevision.Of(1));
        Assert.Empty(log.Revisions());
        Assert.Equal(2, Assert.IsType<AppendOutcome.Appended>(
            log.Append(Given.Stream, ExpectedRevision.NoStream, Given.Events(5))).Revision);
        Assert.Equal([2], log.Revisions());
    }

    [Fact]
    public void A_tombstone_is_an_event_of_the_system()
    {
        var log = Given.Log(0);
        log.Tombstone(Given.Stream, ExpectedRevision.Of(0));
        Assert.Empty(log.Revisions());
        var last = log.All[^1];
        Assert.Equal(
            (Given.Stream, "$streamDeleted", long.MaxValue),
            (last.Stream, last.Type, last.Revision));
    }

    [Fact]
    public void A_scavenge_removes_what_is_hidden_and_says_that_it_ran()
    {
        var log = Given.Log(0, 1, 2, 3);
        log.SetMetadata(Given.Stream, "{\"$maxCount\":2}");
        var positions = log.ReadStream(Given.Stream).Select(stored => stored.Position).ToList();
        Assert.Equal(2, log.Scavenge());
        Assert.Equal([2, 3], log.Revisions());
        Assert.Equal(positions, log.ReadStream(Given.Stream).Select(stored => stored.Position));
        Assert.Equal([2, 3], log.All
            .Where(stored => stored.Stream == Given.Stream).Select(stored => stored.Revision));
        Assert.Equal(
            ["$scavengeStarted", "$scavengeCompleted"],
            log.ReadStream("$scavenges").Select(stored => stored.Type), StringComparer.Ordinal);
        Assert.Equal(4, Assert.IsType<AppendOutcome.Appended>(
            log.Append(Given.Stream, ExpectedRevision.Of(3), Given.Events(4))).Revision);
    }

    [Fact]
    public void A_scavenge_keeps_the_last_event_of_a_deleted_stream()
    {
        var log = Given.Log(0, 1, 2);
        log.Delete(Given.Stream, ExpectedRevision.Any);
        Assert.Equal(2, log.Scavenge());
        Assert.Equal([2], log.All
            .Where(stored => stored.Stream == Given.Stream).Select(stored => stored.Revision));
        Assert.Empty(log.Revisions());
    }

    [Fact]
    public void A_scavenge_leaves_of_a_dead_stream_the_tombstone()
    {
        var log = Given.Log(0, 1, 2);
        log.Tombstone(Given.Stream, ExpectedRevision.Any);
        Assert.Equal(3, log.Scavenge());
        Assert.Equal(
            ["$streamDeleted"],
            log.All.Where(stored => stored.Stream == Given.Stream).Select(stored => stored.Type),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_hand_at_the_disk_can_change_and_remove_events()
    {
        var log = Given.Log(0, 1, 2, 3);
        var before = log.All;
        log.Forge(before[1].Position, "{}"u8.ToArray());
        log.Remove(before[2].Position);
        Assert.Equal("{}"u8.ToArray(), log.ReadStream(Given.Stream)[1].Data.ToArray());
        Assert.Equal(before[1].Id, log.All[1].Id);
        Assert.Equal([0, 1, 3], log.Revisions());
        Assert.Equal(3, log.Count);
        Assert.Throws<ArgumentException>(() => log.Remove(before[2].Position));
    }

    /// <summary>A clock that is moved by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
