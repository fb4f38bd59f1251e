using System.Collections.Immutable;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>A list of things that the ledger knows, for any day and as known at any position.
/// </summary>
/// <param name="name">The word after <c>coopledger register</c>.</param>
/// <param name="labels">What the list is called.</param>
public abstract class Register(string name, Labels labels)
{
    public string Name { get; } = name;

    public Labels Labels { get; } = labels;

    /// <summary>The columns, the id first.</summary>
    public abstract ImmutableArray<Column> Columns { get; }

    /// <summary>The states whose streams it lists.</summary>
    public abstract IEnumerable<Type> States { get; }

    /// <summary>The rows on a day, to its end, as known at a position; in order of id.</summary>
    public abstract IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy);
}

/// <summary>A register with one row for each stream of one kind of state.</summary>
public abstract class Register<TState>(string name, string area, Labels labels)
    : Register(name, labels)
    where TState : IState<TState>
{
    public sealed override IEnumerable<Type> States => [typeof(TState)];

    public sealed override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        foreach (var stream in projection.Facts.Of<TState>(knownBy))
        {
            var facts = stream.Timeline.Standing.Where(fact => fact.Event.On <= asOf)
                .ToImmutableArray();
            if (!facts.IsEmpty)
            {
                yield return new(
                    [Cell.Of(stream.IdAfter(area)),
                        .. Cells(stream.Timeline.At<TState>(asOf), facts, asOf)],
                    [.. facts.Select(fact => fact.Position).Order()]);
            }
        }
    }

    /// <summary>The cells after the id.</summary>
    /// <param name="state">The state at the end of the day.</param>
    /// <param name="facts">The facts that made it, in the order in which they were true; at least
    /// one.</param>
    /// <param name="asOf">The day.</param>
    protected abstract IEnumerable<Cell> Cells(
        TState state, ImmutableArray<Fact> facts, DateOnly asOf);
}

/// <summary>A column of a register.</summary>
/// <param name="Code">For machines, in camelCase.</param>
/// <param name="Labels">For people.</param>
/// <param name="IsNumber">Whether it is aligned to the right.</param>
/// <param name="IsSealed">Whether it holds names or contacts of persons, to be filled in by
/// whoever has the keys.</param>
public sealed record Column(
    string Code, Labels Labels, bool IsNumber = false, bool IsSealed = false)
{
    public static Column OfSealed(string code, string vietnamese, string english) =>
        new(code, Labels.Of(vietnamese, english), IsSealed: true);

    public static Column Of(string code, string vietnamese, string english) =>
        new(code, Labels.Of(vietnamese, english));

    public static Column OfNumber(string code, string vietnamese, string english) =>
        new(code, Labels.Of(vietnamese, english), IsNumber: true);
}

/// <summary>A row of a register.</summary>
/// <param name="Cells">As many as the register has columns.</param>
/// <param name="Positions">The positions of the events it rests on, ascending.</param>
public sealed record RegisterRow(ImmutableArray<Cell> Cells, ImmutableArray<long> Positions);
