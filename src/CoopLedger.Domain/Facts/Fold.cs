using System.Diagnostics;

namespace CoopLedger.Domain.Facts;

/// <summary>A fold under way, for code that does not know the state's type.</summary>
internal abstract class Fold
{
    public abstract Refusal? CannotApply(Event fact);

    public abstract void Apply(Event fact);
}

internal sealed class Fold<TState> : Fold
    where TState : IState<TState>
{
    public TState State { get; private set; } = TState.Initial;

    public override Refusal? CannotApply(Event fact) => Typed(fact).CannotFollow(State);

    public override void Apply(Event fact) => State = Typed(fact).ApplyTo(State);

    private static EventOf<TState> Typed(Event fact) => fact as EventOf<TState>
        ?? throw new UnreachableException(
            $"{fact.GetType().Name} stands on a stream of {typeof(TState).Name}.");
}
