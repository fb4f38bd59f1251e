namespace EventStore.Client;

public sealed partial class EventStoreClient
{
    /// <summary>Appends events to a stream that is at a revision: all of them, or none.</summary>
    /// <returns>A <see cref="SuccessResult"/>, or, where the options say not to throw, a
    /// <see cref="WrongExpectedVersionResult"/>.</returns>
    /// <remarks>
    /// <para>
    /// <paramref name="expectedRevision"/>: the revision of the last event of the stream.
    /// <paramref name="deadline"/>: unit: time from now, for all attempts together. Default: that
    /// of the settings. <paramref name="userCredentials"/>: who appends, if not whom the settings
    /// name.
    /// </para>
    /// When it cannot be known what became of the append (the connection was lost, the server did
    /// not answer in time), it is sent again with the same ids and the same expected revision until
    /// the deadline. The server recognises an append that it has carried out already, so that the
    /// events stand once. When the node is not the leader, the leader is asked.
    /// </remarks>
    /// <exception cref="WrongExpectedVersionException">The stream is elsewhere.</exception>
    /// <exception cref="MaximumAppendSizeExceededException">It is too large.</exception>
    /// <exception cref="global::Grpc.Core.RpcException">The call failed.</exception>
    public Task<IWriteResult> AppendToStreamAsync(
        string streamName,
        StreamRevision expectedRevision,
        IEnumerable<EventData> eventData,
        Action<EventStoreClientOperationOptions>? configureOperationOptions = null,
        TimeSpan? deadline = null,
        UserCredentials? userCredentials = null,
        CancellationToken cancellationToken = default) =>
        Append(
            new(streamName, new(expectedRevision), [.. eventData]),
            configureOperationOptions, deadline, userCredentials, cancellationToken);

    /// <summary>Appends events to a stream in a state: all of them, or none.</summary>
    /// <returns>A <see cref="SuccessResult"/>, or, where the options say not to throw, a
    /// <see cref="WrongExpectedVersionResult"/>.</returns>
    /// <remarks>
    /// <para>
    /// <paramref name="expectedState"/>: what must be so of the stream. <paramref
    /// name="deadline"/>: unit: time from now, for all attempts together. Default: that of the
    /// settings. <paramref name="userCredentials"/>: who appends, if not whom the settings name.
    /// </para>
    /// An append to a stream that must not exist yet is sent again as with a revision. One that
    /// expects <see cref="StreamState.Any"/> or <see cref="StreamState.StreamExists"/> is not, when
    /// its outcome is unknown: the server might double it.
    /// </remarks>
    /// <exception cref="WrongExpectedVersionException">The stream is in another state.</exception>
    /// <exception cref="MaximumAppendSizeExceededException">It is too large.</exception>
    /// <exception cref="global::Grpc.Core.RpcException">The call failed.</exception>
    public Task<IWriteResult> AppendToStreamAsync(
        string streamName,
        StreamState expectedState,
        IEnumerable<EventData> eventData,
        Action<EventStoreClientOperationOptions>? configureOperationOptions = null,
        TimeSpan? deadline = null,
        UserCredentials? userCredentials = null,
        CancellationToken cancellationToken = default) =>
        Append(
            new(streamName, new(expectedState), [.. eventData]),
            configureOperationOptions, deadline, userCredentials, cancellationToken);

    private async Task<IWriteResult> Append(
        AppendRequest request, Action<EventStoreClientOperationOptions>? configure,
        TimeSpan? deadline, UserCredentials? credentials, CancellationToken token)
    {
        var options = Settings.OperationOptions.Clone();
        configure?.Invoke(options);
        var answer = await _appends.Append(
            request, deadline ?? Settings.DefaultDeadline, credentials, token);
        return answer.Result(request, options.ThrowOnAppendFailure);
    }
}
