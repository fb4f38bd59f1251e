namespace EventStore.Client;

/// <summary>What a read or a subscription says: an event, or something about its
/// progress.</summary>
public abstract record StreamMessage
{
    private StreamMessage()
    {
    }

    public sealed record Event(ResolvedEvent ResolvedEvent) : StreamMessage;

    /// <summary>The stream does not exist.</summary>
    public sealed record NotFound : StreamMessage
    {
        internal static readonly NotFound Instance = new();
    }

    /// <summary>The stream exists.</summary>
    public sealed record Ok : StreamMessage
    {
        internal static readonly Ok Instance = new();
    }

    public sealed record FirstStreamPosition(StreamPosition StreamPosition) : StreamMessage;

    public sealed record LastStreamPosition(StreamPosition StreamPosition) : StreamMessage;

    public sealed record LastAllStreamPosition(Position Position) : StreamMessage;

    /// <summary>The subscription has begun, under this id.</summary>
    public sealed record SubscriptionConfirmation(string SubscriptionId) : StreamMessage;

    /// <summary>A filtered subscription has come this far, whether or not anything
    /// passed.</summary>
    public sealed record AllStreamCheckpointReached(Position Position) : StreamMessage;

    /// <summary>What follows is appended after now.</summary>
    public sealed record CaughtUp : StreamMessage
    {
        internal static readonly CaughtUp Instance = new();
    }

    /// <summary>The subscription could not keep up, and reads the log again.</summary>
    public sealed record FellBehind : StreamMessage
    {
        internal static readonly FellBehind Instance = new();
    }

    /// <summary>A later server says something this client does not know.</summary>
    public sealed record Unknown : StreamMessage
    {
        internal static readonly Unknown Instance = new();
    }
}
