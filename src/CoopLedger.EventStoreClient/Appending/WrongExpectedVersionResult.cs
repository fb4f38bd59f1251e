using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>The stream was not at the expected revision, and nothing was appended.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WrongExpectedVersionResult : IWriteResult
{
    public WrongExpectedVersionResult(
        string streamName, StreamRevision nextExpectedStreamRevision,
        StreamRevision actualStreamRevision = default)
    {
        StreamName = streamName;
        NextExpectedStreamRevision = nextExpectedStreamRevision;
        ActualStreamRevision = actualStreamRevision;
    }

    public string StreamName { get; }

    /// <summary>The revision that was expected.</summary>
    public StreamRevision NextExpectedStreamRevision { get; }

    public StreamRevision ActualStreamRevision { get; }

    public long NextExpectedVersion => NextExpectedStreamRevision.ToInt64();

    public long ActualVersion => ActualStreamRevision.ToInt64();

    /// <summary>None: nothing was appended.</summary>
    public Position LogPosition => default;
}
