using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>What an append expects of its stream: a revision or a state.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Expected
{
    public Expected(StreamRevision revision)
    {
        // Both the official client and the protocol know "no stream" as this revision, too.
        if (revision == StreamRevision.None)
        {
            State = StreamState.NoStream;
        }
        else
        {
            Revision = revision;
        }
    }

    public Expected(StreamState state)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(state, default);
        State = state;
    }

    public StreamRevision? Revision { get; }

    public StreamState State { get; }

    /// <summary>Whether the server recognises this append when it is sent again.</summary>
    public bool IsRepeatable => Revision is not null || State == StreamState.NoStream;
}
