using EventStore.Client.Wire.Streams;

namespace EventStore.Client;

internal sealed class ReadCall(
    Calls calls, ReadReq request, string? streamName, TimeSpan? deadline,
    UserCredentials? credentials, CancellationToken token)
{
    private readonly object?[] _given =
        [calls, request, streamName, deadline, credentials, token];

    public StreamPosition? First { get; private set; }

    public StreamPosition? Last { get; private set; }

    public Position? LastOfAll { get; private set; }

    public string? SubscriptionId { get; private set; }

    public Task<ReadState> State() => throw new NotSupportedException(_given.Length.ToString());

    public IAsyncEnumerable<StreamMessage> Messages() => throw new NotSupportedException(_given.Length.ToString());

    public IAsyncEnumerator<ResolvedEvent> Events(CancellationToken cancellationToken) =>
        throw new NotSupportedException(_given.Length.ToString());

    public void Cancel() => throw new NotSupportedException(_given.Length.ToString());
}
