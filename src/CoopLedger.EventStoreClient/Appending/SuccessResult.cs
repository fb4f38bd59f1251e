using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>The events stand in the stream.</summary>
/// <remarks>
/// The position is <see cref="Position.Start"/> where the server does not give it: it may not for
/// an append that it had carried out before.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SuccessResult : IWriteResult
{
    public SuccessResult(StreamRevision nextExpectedStreamRevision, Position logPosition)
    {
        NextExpectedStreamRevision = nextExpectedStreamRevision;
        LogPosition = logPosition;
    }

    public Position LogPosition { get; }

    public StreamRevision NextExpectedStreamRevision { get; }
}
