namespace EventStore.Client;

/// <summary>The stream is not at the revision that the append expected.</summary>
public sealed class WrongExpectedVersionException : Exception
{
    public WrongExpectedVersionException(
        string streamName, StreamState expectedStreamState, StreamRevision actualStreamRevision,
        Exception? exception = null, string? message = null)
        : base(
            message ?? Words(streamName, expectedStreamState.ToString(), actualStreamRevision),
            exception)
    {
        StreamName = streamName;
        ExpectedStreamState = expectedStreamState;
        ExpectedStreamRevision = StreamRevision.None;
        ActualStreamRevision = actualStreamRevision;
    }

    public WrongExpectedVersionException(
        string streamName, StreamRevision expectedStreamRevision,
        StreamRevision actualStreamRevision, Exception? exception = null, string? message = null)
        : base(
            message ?? Words(streamName, expectedStreamRevision.ToString(), actualStreamRevision),
            exception)
    {
        StreamName = streamName;
        ExpectedStreamRevision = expectedStreamRevision;
        ActualStreamRevision = actualStreamRevision;
    }

    internal WrongExpectedVersionException(
        string streamName, long? expected, long? actual, Exception fault)
        : this(streamName, RevisionOf(expected), RevisionOf(actual), fault)
    {
    }

    public string StreamName { get; }

    /// <summary>The revision that was expected, where one was named.</summary>
    public long? ExpectedVersion => NumberOf(ExpectedStreamRevision);

    /// <summary>The revision of the stream; null where it does not exist.</summary>
    public long? ActualVersion => NumberOf(ActualStreamRevision);

    public StreamRevision ExpectedStreamRevision { get; }

    /// <summary>What was expected of the stream, where no revision was named.</summary>
    public StreamState ExpectedStreamState { get; }

    public StreamRevision ActualStreamRevision { get; }

    private static string Words(string stream, string expected, StreamRevision actual) =>
        $"The stream \"{stream}\" is at revision {actual}, expected was {expected}.";

    private static long? NumberOf(StreamRevision revision) =>
        revision == StreamRevision.None ? null : revision.ToInt64();

    private static StreamRevision RevisionOf(long? number) =>
        number is >= 0 ? StreamRevision.FromInt64(number.Value) : StreamRevision.None;
}
