namespace EventStore.Client;

/// <summary>Chooses among the events of all streams, on the server.</summary>
public interface IEventFilter
{
    /// <summary>The beginnings of which one must match. Empty where there is an
    /// expression.</summary>
    IReadOnlyList<PrefixFilterExpression> Prefixes { get; }

    RegularFilterExpression Regex { get; }

    /// <summary>Events that are searched at most before a read answers. Null: no limit.</summary>
    uint? MaxSearchWindow { get; }
}
