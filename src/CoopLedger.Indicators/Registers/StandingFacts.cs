using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>Facts of one kind across all streams, for registers whose rows are not streams.
/// </summary>
internal static class StandingFacts
{
    /// <summary>The facts that stand and were true by the end of the day, as known at a position;
    /// by stream, then in the order in which they were true.</summary>
    public static IEnumerable<(TEvent Event, long Position)> Standing<TState, TEvent>(
        this StreamFacts facts, DateOnly asOf, long knownBy)
        where TState : IState<TState>
        where TEvent : EventOf<TState> =>
        facts.Of<TState>(knownBy).SelectMany(stream => stream.Timeline.Standing)
            .Where(fact => fact.Event.On <= asOf && fact.Event is TEvent)
            .Select(fact => ((TEvent)fact.Event, fact.Position));

    /// <summary>The same of facts that stand alone on their streams.</summary>
    public static IEnumerable<(TEvent Event, long Position)> Singles<TEvent>(
        this StreamFacts facts, DateOnly asOf, long knownBy)
        where TEvent : SingleEvent<TEvent> =>
        facts.Standing<Single<TEvent>, TEvent>(asOf, knownBy);
}
