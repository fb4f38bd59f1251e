namespace EventStore.Client;

/// <summary>The stream was deleted for good: its name can never be used again.</summary>
public sealed class StreamDeletedException : Exception
{
    public StreamDeletedException(string stream, Exception? exception = null)
        : base($"The stream \"{stream}\" was deleted for good.", exception) => Stream = stream;

    public string Stream { get; }
}
