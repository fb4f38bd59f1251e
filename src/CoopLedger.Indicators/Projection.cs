using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators;

/// <summary>Everything that is derived from the log and answers questions: the journal and the
/// registers, built in one scan. It can be thrown away at any time.</summary>
/// <remarks>Not safe for writing from two threads at once, nor for reading while written.
/// </remarks>
public sealed class Projection
{
    private readonly PostingTable _table;
    private readonly ImmutableArray<Measure> _measures;
    private readonly FrozenDictionary<string, int> _codes;
    private readonly Dictionary<int, List<AccountKey>> _accounts = [];
    private int _accountsSeen;
    private long _first;

    /// <param name="facts">Reads the facts that are kept as bytes; needed only by
    /// <see cref="Apply(long, Event, in FactBytes)"/>.</param>
    public Projection(IFactReader? facts = null)
    {
        _table = Catalogue.Table;
        _measures = Catalogue.Measures;
        _codes = Catalogue.MeasurePlaces;
        Facts = new(facts);
    }

    /// <summary>How indicators are computed where no version is named; those of today unless a
    /// replay chooses earlier ones.</summary>
    public Definitions Definitions { get; set; } = Definitions.Today;

    public Journal Journal { get; } = new();

    public ClusterRegister Clusters { get; } = new();

    public FigureRegister Figures { get; } = new();

    public TotalRegister Totals { get; } = new();

    public ReversalRegister Reversals { get; } = new();

    /// <summary>The facts of every stream that a register lists.</summary>
    public StreamFacts Facts { get; }

    /// <summary>The position of the last event applied; 0 when none was.</summary>
    public long Position { get; private set; }

    /// <summary>Applies the next event of the log.</summary>
    /// <exception cref="InvalidOperationException">The position is not the next one: something
    /// would be missing or counted twice.</exception>
    public void Apply(StreamName stream, Fact fact)
    {
        DemandNext(fact.Position);
        Apply(fact.Position, fact.Event);
        Facts.Apply(stream, fact);
    }

    /// <summary>Passes over the next position of the log, which is left out on purpose: a what-if
    /// counts it as if it had never been recorded.</summary>
    /// <exception cref="InvalidOperationException">The position is not the next one.</exception>
    public void Pass(long position)
    {
        if (position <= Position || (_first != 0 && position != Position + 1))
        {
            throw new InvalidOperationException(
                $"Position {position} was to be passed over after {Position}.");
        }

        _first = _first == 0 ? position : _first;
        Position = position;
    }

    /// <summary>Applies the next event of the log, of which the registers keep the bytes until they
    /// are asked.</summary>
    /// <exception cref="InvalidOperationException">The position is not the next one.</exception>
    public void Apply(long position, Event fact, scoped in FactBytes bytes)
    {
        DemandNext(position);
        Apply(position, fact);
        Facts.Apply(position, fact, bytes);
    }

    /// <summary>Applies the next event of the log, of which the registers keep the position alone:
    /// enough for a fingerprint, not for a list.</summary>
    /// <exception cref="InvalidOperationException">The position is not the next one.</exception>
    public void ApplyUnlisted(long position, Event fact)
    {
        DemandNext(position);
        Apply(position, fact);
        Facts.Note(position, fact);
    }

    /// <summary>Applies the next event of the log to the journal alone: the registers do not
    /// learn of it.</summary>
    /// <exception cref="InvalidOperationException">The position is not above the last one.
    /// </exception>
    public void Apply(long position, Event fact)
    {
        if (position <= Position)
        {
            throw new InvalidOperationException(
                $"Position {position} was to be applied after {Position}.");
        }

        _table.Post(Journal, position, fact);
        Clusters.Apply(position, fact);
        Figures.Apply(position, fact);
        Totals.Apply(position, fact);
        Reversals.Apply(position, fact);
        _first = _first == 0 ? position : _first;
        Position = position;
    }

    /// <summary>Adds the projection of the part of the log that follows this one's; the part is not
    /// used any more.</summary>
    /// <exception cref="InvalidOperationException">The part does not follow: something would be
    /// missing or counted twice.</exception>
    public void Join(Projection later)
    {
        if (later.Position == 0)
        {
            return;
        }

        if (later._first != Position + 1)
        {
            throw new InvalidOperationException(
                $"A part that begins at {later._first} does not follow position {Position}.");
        }

        _first = _first == 0 ? later._first : _first;
        Journal.Join(later.Journal);
        Clusters.Join(later.Clusters);
        Figures.Join(later.Figures);
        Totals.Join(later.Totals);
        Reversals.Join(later.Reversals);
        Facts.Join(later.Facts);
        Position = later.Position;
    }

    /// <param name="indicator">The indicator.</param>
    /// <param name="question">Of what and when.</param>
    /// <param name="explain">Whether the answer is to list the postings behind it, which costs as
    /// much as there are.</param>
    public Answer Ask(Indicator indicator, Question question, bool explain = true) =>
        indicator.Answer(new Reading(this, question, explain));

    /// <summary>A fingerprint of the journal and the registers; the same for the same log, however
    /// it was built.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(
            '\n', Journal.Hash(index => _measures[index].Code.Text), Clusters.Trace(),
            Figures.Trace(), Totals.Trace(), Reversals.Trace(), Facts.Trace()))));

    /// <summary>What the journal and the registers come to, for a comparison of two ways to them.
    /// </summary>
    public ControlTotals ControlTotals() => new(Journal.ControlTotals(), Facts.Counts());

    private void DemandNext(long position)
    {
        if (_first != 0 && position != Position + 1)
        {
            throw new InvalidOperationException(
                $"Position {position} does not follow {Position}.");
        }
    }

    /// <summary>Which unit held which territory when, as known at a position.</summary>
    internal Territories Territories(long knownBy)
    {
        var absorptions = Facts.Of<UnitChanges>(knownBy)
            .SelectMany(unit => unit.Timeline.Standing).Select(fact => fact.Event)
            .OfType<UnitAbsorbed>().ToList();
        return absorptions.Count == 0
            ? Domain.Places.Territories.Reference
            : Domain.Places.Territories.With(absorptions);
    }

    internal Measure Measure(string code) => _measures[_codes[code]];

    internal IReadOnlyList<AccountKey> AccountsOf(Measure measure)
    {
        if (_accountsSeen != Journal.Accounts.Count)
        {
            _accounts.Clear();
            foreach (var key in Journal.Accounts)
            {
                if (!_accounts.TryGetValue(key.Measure, out var keys))
                {
                    _accounts[key.Measure] = keys = [];
                }

                keys.Add(key);
            }

            _accountsSeen = Journal.Accounts.Count;
        }

        return _accounts.GetValueOrDefault(_codes[measure.Code.Text]) ?? [];
    }
}
