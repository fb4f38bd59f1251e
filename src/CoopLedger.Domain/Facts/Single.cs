namespace CoopLedger.Domain.Facts;

/// <summary>A fact that is recorded once for its id and stands alone on its stream.</summary>
/// <remarks>Recording the same again changes nothing; recording another one under the same id is
/// refused by the rule that <see cref="RefuseAnother"/> names.</remarks>
public abstract record SingleEvent<TSelf> : EventOf<Single<TSelf>>
    where TSelf : SingleEvent<TSelf>
{
    public override int RankInDay => 0;

    public sealed override Single<TSelf> ApplyTo(Single<TSelf> state) =>
        new() { Recorded = (TSelf)this };

    public sealed override Refusal? CannotFollow(Single<TSelf> before) =>
        before.Recorded is { } recorded ? RefuseAnother(recorded) : null;

    /// <summary>Why this fact cannot stand beside the one that is on record.</summary>
    protected abstract Refusal RefuseAnother(TSelf recorded);
}

/// <summary>The one fact of a stream, once it is on record.</summary>
public sealed record Single<TEvent> : IState<Single<TEvent>>
    where TEvent : SingleEvent<TEvent>
{
    public static Single<TEvent> Initial { get; } = new();

    public TEvent? Recorded { get; init; }
}
