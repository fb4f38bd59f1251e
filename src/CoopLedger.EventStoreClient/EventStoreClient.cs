namespace EventStore.Client;

/// <summary>A client of EventStoreDB: appends, reads and subscribes.</summary>
/// <remarks>
/// <para>It has the public names of the official client 23.3, for the part we use. One object is
/// enough for a program; any number of callers may use it at the same time.</para>
/// <para>A call that fails throws the exception that the server names
/// (<see cref="NotLeaderException"/>, <see cref="AccessDeniedException"/>, …) or
/// <see cref="global::Grpc.Core.RpcException"/>. A caller who cancels sees
/// <see cref="OperationCanceledException"/>.</para>
/// </remarks>
public sealed partial class EventStoreClient : IAsyncDisposable, IDisposable
{
    private readonly Calls _calls;
    private readonly Appends _appends;

    /// <summary>Connects to nothing yet: the first call does.</summary>
    public EventStoreClient(EventStoreClientSettings? settings = null)
    {
        Settings = settings ?? new EventStoreClientSettings();
        _calls = new(Settings);
        _appends = new(_calls, Settings.OperationOptions.BatchAppendSize);
    }

    private EventStoreClientSettings Settings { get; }

    /// <summary>Ends every call of this client.</summary>
    public async ValueTask DisposeAsync()
    {
        _appends.Dispose();
        await _calls.DisposeAsync();
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => _ = DisposeAsync().AsTask();
}
