namespace EventStore.Client;

/// <summary>Whether the stream that is read exists.</summary>
public enum ReadState
{
    StreamNotFound,
    Ok,
}
