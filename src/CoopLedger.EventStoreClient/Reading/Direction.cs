namespace EventStore.Client;

/// <summary>The way in which events are read.</summary>
public enum Direction
{
    /// <summary>The latest first.</summary>
    Backwards,

    /// <summary>The earliest first.</summary>
    Forwards,
}
