namespace CoopLedger.Domain.Facts;

/// <summary>A wish, in the imperative, that becomes events or is refused.</summary>
/// <remarks>Deciding is pure: no clock, no identifier made up, nothing read but the timelines.
/// The constructor's parameters are the fields of the import line, of the command line's options
/// and of the list that <c>coopledger commands</c> prints.</remarks>
public abstract record Command
{
    /// <summary>The civil day in Vietnam (UTC+7) from which the fact is to be true.</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>Whether <see cref="On"/> may lie after the day of recording. Plans may, facts
    /// may not: the default is <see langword="false"/>.</summary>
    public virtual bool MayLieAhead => false;

    /// <summary>The last day that it speaks of; <see cref="On"/> unless it tells a whole story.
    /// </summary>
    public virtual DateOnly LastDay => On;
}

/// <summary>A command that records new facts on one stream.</summary>
public abstract record RecordingCommand : Command
{
    /// <summary>The stream the facts belong to: the boundary inside which its rules hold.</summary>
    public abstract StreamName Stream { get; }

    /// <summary>A second stream that the decision reads but does not lock, if any
    /// (<c>docs/adr/0007</c>).</summary>
    public virtual StreamName? Reads => null;

    /// <summary>Decides, without the check of later facts that <see cref="Decider"/> adds.
    /// </summary>
    internal abstract Decision DecideFrom(Timeline own, Timeline other);
}

/// <summary>A command decided from one stream.</summary>
public abstract record CommandOf<TState> : RecordingCommand
    where TState : IState<TState>
{
    /// <summary>Decides from the state at the end of the command's day.</summary>
    public abstract Decision Decide(TState state);

    internal sealed override Decision DecideFrom(Timeline own, Timeline other) =>
        Decide(own.At<TState>(On));
}

/// <summary>A command decided from its own stream and one other that it only reads.</summary>
public abstract record CommandOf<TState, TOther> : RecordingCommand
    where TState : IState<TState>
    where TOther : IState<TOther>
{
    /// <summary>Decides from both states at the end of the command's day.</summary>
    public abstract Decision Decide(TState state, TOther other);

    internal sealed override Decision DecideFrom(Timeline own, Timeline other) =>
        Decide(own.At<TState>(On), other.At<TOther>(On));
}

/// <summary>The name of a command in imports and on the command line: kebab-case.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CommandNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>What people read for a code, in Vietnamese and in English.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class LabelAttribute(string vietnamese, string english) : Attribute
{
    public string Vietnamese { get; } = vietnamese;

    public string English { get; } = english;
}
