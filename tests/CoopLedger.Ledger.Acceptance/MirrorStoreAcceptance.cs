using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Acceptance;

/// <summary>What every store must do that can mirror a ledger kept elsewhere. A store's tests
/// inherit it.</summary>
public abstract class MirrorStoreAcceptance
{
    private static readonly StreamName One = new("loan-1");
    private static readonly StreamName Two = new("loan-2");

    /// <summary>Opens a new, empty mirror of a ledger. The test disposes of it.</summary>
    protected abstract Task<IMirrorStore> Open(Guid ledger);

    [Fact]
    public async Task A_mirror_that_is_extended_is_the_log_that_was_appended_one_by_one()
    {
        var ledger = Guid.NewGuid();
        await using var mirror = await Open(ledger);
        await using var other = await Open(ledger);
        OrderedAppend[] appends =
        [
            Of(One, -1, 2, 0), Of(Two, -1, 1, 5), Of(One, 1, 3, 2), Of(Two, 0, 2, 9),
        ];
        Assert.Equal(8, await mirror.Extend(0, appends, CancellationToken.None));
        foreach (var (stream, revision, events, origin) in appends)
        {
            await other.Append(stream, revision, events, origin, CancellationToken.None);
        }

        string[] expected = [.. (await other.All()).Select(Bytes)];
        string[] actual = [.. (await mirror.All()).Select(Bytes)];
        Assert.Equal(expected, actual);
        Assert.Equal(
            await other.ReadHead(CancellationToken.None),
            await mirror.ReadHead(CancellationToken.None));
    }

    [Fact]
    public async Task A_mirror_of_another_size_is_left_alone_and_tells_its_size()
    {
        await using var mirror = await Open(Guid.NewGuid());
        Assert.Equal(2, await mirror.Extend(0, [Of(One, -1, 2)], CancellationToken.None));
        Assert.Equal(2, await mirror.Extend(0, [Of(Two, -1, 1)], CancellationToken.None));
        Assert.Equal(2, await mirror.Extend(7, [Of(Two, -1, 1)], CancellationToken.None));
        Assert.Equal(2, (await mirror.ReadHead(CancellationToken.None)).Position);
        Assert.Equal(3, await mirror.Extend(2, [Of(Two, -1, 1)], CancellationToken.None));
    }

    [Fact]
    public async Task Of_appends_of_which_one_does_not_follow_none_is_made()
    {
        await using var mirror = await Open(Guid.NewGuid());
        await mirror.Extend(0, [Of(One, -1, 2)], CancellationToken.None);
        var twice = Of(Two, -1, 1);
        OrderedAppend[][] wrong =
        [
            [Of(Two, -1, 1), Of(One, 0, 1)],
            [Of(Two, -1, 1), Of(Two, -1, 1)],
            [twice, twice with { Stream = One, ExpectedRevision = 1 }],
        ];
        foreach (var appends in wrong)
        {
            await Assert.ThrowsAsync<WrongExpectedRevisionException>(
                () => mirror.Extend(2, appends, CancellationToken.None));
            Assert.Equal(2, (await mirror.ReadHead(CancellationToken.None)).Position);
            Assert.Empty(await mirror.ReadStream(Two, CancellationToken.None));
        }

        Assert.Equal(
            4, await mirror.Extend(2, [Of(Two, -1, 1), Of(One, 1, 1)], CancellationToken.None));
    }

    private static OrderedAppend Of(
        StreamName stream, long expected, int count, int minutes = 0) =>
        new(
            stream, expected, Sample.Events(count),
            Sample.Origin(Sample.Noon.AddMinutes(minutes)));

    private static string Bytes(StoredEvent stored) =>
        Convert.ToHexString(stored.Envelope.Span);
}
