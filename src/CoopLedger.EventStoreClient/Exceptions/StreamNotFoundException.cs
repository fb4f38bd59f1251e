namespace EventStore.Client;

/// <summary>The stream does not exist.</summary>
public sealed class StreamNotFoundException : Exception
{
    public StreamNotFoundException(string stream, Exception? exception = null)
        : base($"There is no stream \"{stream}\".", exception) => Stream = stream;

    public string Stream { get; }
}
