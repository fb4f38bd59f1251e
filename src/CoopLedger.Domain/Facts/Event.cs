namespace CoopLedger.Domain.Facts;

/// <summary>Something that happened, in the past tense. It is stored for ever and never edited.
/// </summary>
/// <remarks>An event holds values only, never collections: a record compares lists by reference,
/// and "the same fact again" would be missed.</remarks>
public abstract record Event
{
    /// <summary>The civil day in Vietnam (UTC+7) on which the fact became true.</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>Where the fact stands among those of its day: what begins a story comes first
    /// and what ends it last, whichever was recorded first. The default is 5.</summary>
    public virtual int RankInDay => 5;

    /// <summary>Whether this fact was only recorded because of that one, in the same append: when
    /// that one is corrected into something else, this one may go with it.</summary>
    public virtual bool Accompanies(Event other) => false;

    /// <summary>The rule by which the fact can never be taken back, given what names the event;
    /// <see langword="null"/>, the default, when it can.</summary>
    public virtual Rule? FinalBy => null;

    /// <summary>The state that the event's stream is folded into.</summary>
    public abstract Type StateType { get; }

    internal abstract Fold StartFold();
}

/// <summary>An event of one stream whose past is folded into <typeparamref name="TState"/>.
/// </summary>
public abstract record EventOf<TState> : Event
    where TState : IState<TState>
{
    /// <summary>The state after the fact. It never refuses: the fact has happened.</summary>
    public abstract TState ApplyTo(TState state);

    /// <summary>Why the fact cannot stand after <paramref name="before"/>, or
    /// <see langword="null"/> when it can.</summary>
    /// <remarks>Asked of a new fact, and again of every later fact of the stream when something
    /// is inserted before it, corrected or reversed: a back-dated entry must not make a recorded
    /// one impossible (<c>docs/adr/0006</c>).</remarks>
    public abstract Refusal? CannotFollow(TState before);

    public sealed override Type StateType => typeof(TState);

    internal sealed override Fold StartFold() => new Fold<TState>();
}

/// <summary>A state that a stream is folded into.</summary>
public interface IState<TSelf>
    where TSelf : IState<TSelf>
{
    /// <summary>The state before the first event.</summary>
    static abstract TSelf Initial { get; }
}

/// <summary>The name under which an event is stored, written by hand so that a class can be
/// renamed: <c>area.what-happened.vN</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The earlier version that is read as this one: every field it had is here under
    /// the same name, and what is new may be left out.</summary>
    public string? Formerly { get; init; }
}
