using CoopLedger.Doubles;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>What the double decides on appends: one test for each row of the protocol's table.
/// </summary>
public sealed class AppendDecisionTests
{
    private static readonly ExpectedRevision At0 = ExpectedRevision.Of(0);

    [Fact]
    public void A_tombstone_refuses_every_append()
    {
        var log = Given.Log(0, 1);
        log.Tombstone(Given.Stream, ExpectedRevision.Any);
        foreach (var expected in new[]
            { ExpectedRevision.Of(1), ExpectedRevision.Any, ExpectedRevision.NoStream })
        {
            Assert.Equal(
                new AppendOutcome.Deleted(), log.Append(Given.Stream, expected, Given.Events(2)));
        }
    }

    [Fact]
    public void A_revision_that_is_not_reached_yet_is_wrong()
    {
        var log = Given.Log(0, 1);
        Assert.Equal(
            new AppendOutcome.WrongRevision(1),
            log.Append(Given.Stream, ExpectedRevision.Of(2), Given.Events(2)));
        Assert.Equal([0, 1], log.Revisions());
    }

    [Fact]
    public void The_same_ids_after_the_same_revision_are_a_repeat()
    {
        var log = Given.Log(0, 1, 2, 3);
        var stored = log.ReadStream(Given.Stream)[2];
        Assert.Equal(
            new AppendOutcome.Appended(2, stored.Position, Repeated: true),
            log.Append(Given.Stream, At0, Given.Events(1, 2)));
        Assert.Equal([0, 1, 2, 3], log.Revisions());
    }

    [Fact]
    public void Another_first_id_is_a_wrong_revision()
    {
        var log = Given.Log(0, 1, 2);
        Assert.Equal(
            new AppendOutcome.WrongRevision(2),
            log.Append(Given.Stream, At0, Given.Events(9, 2)));
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(1, 2, 3)] // Longer than what is stored.
    public void Another_later_id_is_corrupted_idempotency(params int[] numbers)
    {
        var log = Given.Log(0, 1, 2);
        Assert.Equal(
            new AppendOutcome.CorruptedIdempotency(2),
            log.Append(Given.Stream, At0, Given.Events(numbers)));
        Assert.Equal([0, 1, 2], log.Revisions());
    }

    [Fact]
    public void At_the_right_revision_nobody_looks_at_ids()
    {
        var log = Given.Log(0, 1);
        var outcome = Assert.IsType<AppendOutcome.Appended>(
            log.Append(Given.Stream, ExpectedRevision.Of(1), Given.Events(1)));
        Assert.Equal((2, false), (outcome.Revision, outcome.Repeated));
        Assert.Equal(log.ReadStream(Given.Stream)[1].Id, log.ReadStream(Given.Stream)[2].Id);
    }

    [Fact]
    public void A_new_stream_is_expected_not_to_be_there()
    {
        var log = Given.Log(0);
        Assert.Equal(0, Assert.IsType<AppendOutcome.Appended>(
            log.Append("new", ExpectedRevision.NoStream, Given.Events(5))).Revision);
        Assert.Equal(
            new AppendOutcome.WrongRevision(-1), log.Append("newer", At0, Given.Events(6)));
        Assert.Equal(
            new AppendOutcome.WrongRevision(0),
            log.Append(Given.Stream, ExpectedRevision.NoStream, Given.Events(7)));
    }

    [Fact]
    public void Nothing_at_all_is_appended_where_it_is_expected()
    {
        var log = Given.Log(0, 1);
        Assert.Equal(
            new AppendOutcome.Appended(1, null),
            log.Append(Given.Stream, ExpectedRevision.Of(1), []));
        Assert.Equal(
            new AppendOutcome.WrongRevision(1), log.Append(Given.Stream, At0, []));
    }

    [Fact]
    public void Any_revision_tells_repeats_by_recent_ids_only()
    {
        var log = new DoubleLog(recentIds: 2);
        log.Append(Given.Stream, ExpectedRevision.Any, Given.Events(0));
        Assert.True(Assert.IsType<AppendOutcome.Appended>(
            log.Append(Given.Stream, ExpectedRevision.Any, Given.Events(0))).Repeated);
        Assert.Equal(
            new AppendOutcome.CorruptedIdempotency(0),
            log.Append(Given.Stream, ExpectedRevision.Any, Given.Events(0, 1)));
        log.Append(Given.Stream, ExpectedRevision.Any, Given.Events(2, 3));
        Assert.False(Assert.IsType<AppendOutcome.Appended>(
            log.Append(Given.Stream, ExpectedRevision.Any, Given.Events(0))).Repeated);
        Assert.Equal([0, 1, 2, 3], log.Revisions());
    }

    [Fact]
    public void An_id_of_another_stream_is_no_repeat()
    {
        var log = Given.Log(0);
        Assert.False(Assert.IsType<AppendOutcome.Appended>(
            log.Append("other", ExpectedRevision.Any, Given.Events(0))).Repeated);
    }

    [Fact]
    public void A_stream_that_must_exist_may_have_metadata_only()
    {
        var log = Given.Log(0);
        Assert.Equal(
            new AppendOutcome.WrongRevision(-1),
            log.Append("new", ExpectedRevision.StreamExists, Given.Events(1)));
        log.SetMetadata("new", "{}");
        Assert.IsType<AppendOutcome.Appended>(
            log.Append("new", ExpectedRevision.StreamExists, Given.Events(1)));
        log.Delete(Given.Stream, ExpectedRevision.Any);
        Assert.Equal(
            new AppendOutcome.Deleted(),
            log.Append(Given.Stream, ExpectedRevision.StreamExists, Given.Events(1)));
    }

    [Fact]
    public void A_delete_looks_at_the_revision()
    {
        var log = Given.Log(0, 1);
        Assert.Equal(new AppendOutcome.WrongRevision(1), log.Delete(Given.Stream, At0));
        Assert.Equal(new AppendOutcome.WrongRevision(1), log.Tombstone(Given.Stream, At0));
        Assert.IsType<AppendOutcome.Appended>(
            log.Delete(Given.Stream, ExpectedRevision.Of(1)));
    }
}
