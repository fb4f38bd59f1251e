namespace EventStore.Client;

public sealed partial class EventStoreClient
{
    /// <summary>Events of all streams, read as they are asked for. Enumerate it once.</summary>
    public sealed class ReadAllStreamResult : IAsyncEnumerable<ResolvedEvent>
    {
        private readonly ReadCall _call;

        internal ReadAllStreamResult(ReadCall call) => _call = call;

        /// <summary>The last position of the log, once it is told.</summary>
        public Position? LastPosition => _call.LastOfAll;

        /// <summary>Events and what is said beside them. Enumerate it once.</summary>
        public IAsyncEnumerable<StreamMessage> Messages => _call.Messages();

        public IAsyncEnumerator<ResolvedEvent> GetAsyncEnumerator(
            CancellationToken cancellationToken = default) => _call.Events(cancellationToken);
    }
}
