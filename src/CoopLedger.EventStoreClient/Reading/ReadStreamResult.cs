namespace EventStore.Client;

public sealed partial class EventStoreClient
{
    /// <summary>The events of a stream, read as they are asked for. Enumerate it once.</summary>
    public sealed class ReadStreamResult : IAsyncEnumerable<ResolvedEvent>
    {
        private readonly ReadCall _call;

        internal ReadStreamResult(string streamName, ReadCall call)
        {
            StreamName = streamName;
            _call = call;
        }

        public string StreamName { get; }

        /// <summary>Whether the stream exists: asks the server, and throws nothing for that.
        /// </summary>
        public Task<ReadState> ReadState => _call.State();

        /// <summary>The place of the first event that the stream still has, once it is told.
        /// </summary>
        public StreamPosition? FirstStreamPosition => _call.First;

        /// <summary>The place of the last event of the stream, once it is told.</summary>
        public StreamPosition? LastStreamPosition => _call.Last;

        /// <summary>Events and what is said beside them. Enumerate it once.</summary>
        public IAsyncEnumerable<StreamMessage> Messages => _call.Messages();

        /// <exception cref="StreamNotFoundException">The stream does not exist.</exception>
        public IAsyncEnumerator<ResolvedEvent> GetAsyncEnumerator(
            CancellationToken cancellationToken = default) => _call.Events(cancellationToken);
    }
}
