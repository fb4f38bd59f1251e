namespace EventStore.Client;

public sealed partial class EventStoreClient
{
    /// <summary>A subscription: what there is, then what is appended. Enumerate it once.</summary>
    /// <remarks>
    /// It begins when it is enumerated. It does not connect again by itself: it ends with the
    /// exception, and the caller subscribes again after the last event it dealt with.
    /// </remarks>
    public sealed class StreamSubscriptionResult
        : IAsyncEnumerable<ResolvedEvent>, IAsyncDisposable, IDisposable
    {
        private readonly ReadCall _call;

        internal StreamSubscriptionResult(ReadCall call) => _call = call;

        /// <summary>The id the server has given it, once it has begun.</summary>
        public string? SubscriptionId => _call.SubscriptionId;

        /// <summary>Events, checkpoints, caught up and fell behind. Enumerate it once.</summary>
        public IAsyncEnumerable<StreamMessage> Messages => _call.Messages();

        public IAsyncEnumerator<ResolvedEvent> GetAsyncEnumerator(
            CancellationToken cancellationToken = default) => _call.Events(cancellationToken);

        /// <summary>Ends it. An enumeration that is waiting ends as cancelled.</summary>
        public void Dispose() => _call.Dispose();

        /// <inheritdoc cref="Dispose"/>
        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
