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
    // Bound when something is posted: a question to what was loaded posts nothing.
    private readonly Lazy<PostingTable> _table;
    private readonly Lazy<PostingTemplates> _templates;
    private readonly ImmutableArray<Measure> _measures;
    private readonly Dictionary<string, int> _codes;
    private readonly Dictionary<int, AccountKey[]> _accounts = [];
    private readonly bool _isOfAll;
    private int _accountsSeen;
    private long _first;

    /// <param name="facts">Reads facts of the log again, where the projection was built from parts
    /// of it; without it no register can be asked.</param>
    public Projection(IFactReader? facts = null)
        : this(facts, only: null)
    {
    }

    private Projection(IFactReader? facts, Measure? only)
    {
        _isOfAll = only is null;
        _table = new(() => only is null ? Catalogue.Table : Catalogue.Table.Only(only));
        _templates = new(() => new(Journal.Table, _table.Value));
        _measures = Catalogue.Measures;
        _codes = Catalogue.MeasurePlaces;
        Facts = new(facts);
    }

    /// <summary>A projection of one measure: nothing else can be asked of it.</summary>
    public static Projection Of(Measure measure) => new(null, measure);

    /// <summary>How indicators are computed where no version is named; those of today unless a
    /// replay chooses earlier ones.</summary>
    public Definitions Definitions { get; set; } = Definitions.Today;

    public Journal Journal { get; } = new();

    public ClusterRegister Clusters => Noted.Clusters;

    public FigureRegister Figures => Noted.Figures;

    public TotalRegister Totals => Noted.Totals;

    public ReversalRegister Reversals => Noted.Reversals;

    /// <summary>The facts of every stream that a register lists.</summary>
    public StreamFacts Facts { get; }

    internal NotedFacts Noted { get; } = new();

    /// <summary>The position of the last event applied; 0 when none was.</summary>
    public long Position { get; private set; }

    /// <summary>Whether it has every measure, from the log's first event on.</summary>
    internal bool IsWhole => _first is 0 or 1 && _isOfAll;

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

        _table.Value.Post(Journal, position, fact);
        Noted.Apply(position, fact);
        _first = _first == 0 ? position : _first;
        Position = position;
    }

    /// <summary>A builder of parts of the log that this projection can be joined with.</summary>
    public PartBuilder NewPartBuilder() => new(Journal.Table, _templates.Value);

    /// <summary>Adds a part of the log that follows, made by a builder of this projection's.
    /// </summary>
    /// <exception cref="InvalidOperationException">The part does not follow: something would be
    /// missing or counted twice.</exception>
    public void Join(ProjectionPart later)
    {
        if (later.Last < later.First)
        {
            return;
        }

        if (later.First != Position + 1)
        {
            throw new InvalidOperationException(
                $"A part that begins at {later.First} does not follow position {Position}.");
        }

        _first = _first == 0 ? later.First : _first;
        Journal.Join(later.Chunk);
        Noted.Join(later.Noted);
        foreach (var (state, kept) in later.Kept)
        {
            Facts.Join(state, kept);
        }

        Position = later.Last;
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
            '\n', Journal.Hash(index => _measures[index].Code.Text), Noted.Trace(),
            Facts.Trace()))));

    /// <summary>A fingerprint of the postings of one measure.</summary>
    public string HashOf(Measure measure) => Journal.Hash(
        index => _measures[index].Code.Text, _codes[measure.Code.Text]);

    /// <summary>What the journal and the registers come to, for a comparison of two ways to them.
    /// </summary>
    public ControlTotals ControlTotals() => new(Journal.ControlTotals(), Facts.Counts());

    /// <summary>Goes on after what was read from a state.</summary>
    internal void BeginAfter(long position) => (_first, Position) = (1, position);

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

    /// <summary>The accounts of a measure, in the order in which they were first posted to.
    /// </summary>
    internal AccountKey[] AccountsOf(Measure measure)
    {
        lock (_accounts)
        {
            if (_accountsSeen != Journal.Accounts.Count)
            {
                _accounts.Clear();
                _accountsSeen = Journal.Accounts.Count;
            }

            var index = _codes[measure.Code.Text];
            if (!_accounts.TryGetValue(index, out var keys))
            {
                _accounts[index] = keys = OrderedAccounts.Of(Journal, index);
            }

            return keys;
        }
    }
}
