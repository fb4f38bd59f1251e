namespace EventStore.Client;

public sealed partial class EventStoreClient
{
    /// <summary>Reads a stream from an event on, that event with it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <remarks>
    /// <paramref name="revision"/>: where to begin. <paramref name="maxCount"/>: events at most,
    /// at least 1. <paramref name="deadline"/>: unit: time from now to the last
    /// event. Default: none.
    /// </remarks>
    public ReadStreamResult ReadStreamAsync(
        Direction direction,
        string streamName,
        StreamPosition revision,
        long maxCount = long.MaxValue,
        bool resolveLinkTos = false,
        TimeSpan? deadline = null,
        UserCredentials? userCredentials = null,
        CancellationToken cancellationToken = default)
    {
        var request = ReadRequest.Of(direction, maxCount, resolveLinkTos)
            .From(streamName, revision);
        return new(
            streamName,
            new(_calls, request, streamName, deadline, userCredentials, cancellationToken));
    }

    /// <summary>Reads all streams in the order of the log, from a position on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <remarks>
    /// <paramref name="position"/>: where to begin; the event at it is read too. <paramref
    /// name="maxCount"/>: events at most, at least 1. <paramref name="deadline"/>: unit: time from
    /// the first question to the last event. Default: none.
    /// </remarks>
    public ReadAllStreamResult ReadAllAsync(
        Direction direction,
        Position position,
        long maxCount = long.MaxValue,
        bool resolveLinkTos = false,
        TimeSpan? deadline = null,
        UserCredentials? userCredentials = null,
        CancellationToken cancellationToken = default) =>
        ReadAllAsync(
            direction, position, eventFilter: null, maxCount, resolveLinkTos, deadline,
            userCredentials, cancellationToken);

    /// <summary>Reads the events that pass a filter, in the order of the log.</summary>
    /// <inheritdoc cref="ReadAllAsync(Direction, Position, long, bool, TimeSpan?, UserCredentials?,
    /// CancellationToken)"/>
    public ReadAllStreamResult ReadAllAsync(
        Direction direction,
        Position position,
        IEventFilter? eventFilter,
        long maxCount = long.MaxValue,
        bool resolveLinkTos = false,
        TimeSpan? deadline = null,
        UserCredentials? userCredentials = null,
        CancellationToken cancellationToken = default)
    {
        var request = ReadRequest.Of(direction, maxCount, resolveLinkTos)
            .FromAll(position)
            .Filtered(eventFilter, checkpointInterval: 1);
        return new(new(
            _calls, request, streamName: null, deadline, userCredentials, cancellationToken));
    }

    /// <summary>Subscribes to all streams: what there is, then what is appended.</summary>
    /// <remarks>
    /// <paramref name="start"/>: the event at this position is not given again. <paramref
    /// name="filterOptions"/>: what is left out.
    /// </remarks>
    public StreamSubscriptionResult SubscribeToAll(
        FromAll start,
        bool resolveLinkTos = false,
        SubscriptionFilterOptions? filterOptions = null,
        UserCredentials? userCredentials = null,
        CancellationToken cancellationToken = default)
    {
        var request = ReadRequest.Subscription(resolveLinkTos)
            .After(start)
            .Filtered(filterOptions?.Filter, filterOptions?.CheckpointInterval ?? 1);
        return new(new(
            _calls, request, streamName: null, deadline: null, userCredentials,
            cancellationToken));
    }

    /// <summary>Subscribes to a stream: what there is, then what is appended.</summary>
    /// <remarks>
    /// <paramref name="start"/>: this event is not given again.
    /// </remarks>
    public StreamSubscriptionResult SubscribeToStream(
        string streamName,
        FromStream start,
        bool resolveLinkTos = false,
        UserCredentials? userCredentials = null,
        CancellationToken cancellationToken = default)
    {
        var request = ReadRequest.Subscription(resolveLinkTos).After(streamName, start);
        return new(new(
            _calls, request, streamName, deadline: null, userCredentials, cancellationToken));
    }
}
