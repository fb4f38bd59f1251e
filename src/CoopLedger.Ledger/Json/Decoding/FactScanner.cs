using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Applies stored events to parts of a projection without making objects of them: their
/// bytes are checked field by field, and what decides the postings is looked up. An event that is
/// not written as usual is read whole, and so is one of which more is asked. For one thread at a
/// time.</summary>
internal sealed class FactScanner
{
    /// <summary>To look through a rule and learn its templates costs about as much as to read so
    /// many events whole.</summary>
    private const int SeenMin = 32;

    private readonly Dictionary<Type, Seen> _byType = [];
    private readonly ByteMemo<Seen> _byName;
    private readonly Func<Type, bool> _alsoWhole;

    /// <param name="builder">Of the projection that is built.</param>
    /// <param name="alsoWhole">Which events are read whole beside those that the projection needs
    /// so.</param>
    public FactScanner(PartBuilder builder, Func<Type, bool>? alsoWhole = null)
    {
        (Builder, _alsoWhole) = (builder, alsoWhole ?? (_ => false));
        _byName = new(SeenOf);
    }

    public PartBuilder Builder { get; }

    public EventDecoder Decoder { get; } = new();

    /// <summary>Applies an event.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="name">Its stored name.</param>
    /// <param name="data">Its bytes.</param>
    /// <returns>The event, if it was read whole.</returns>
    /// <exception cref="LedgerDamagedException">The bytes are no event, or it cannot be posted.
    /// </exception>
    public Event? Apply(long position, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        return IsScanned(position, name, data) ? null : ApplyWhole(position, name, data);
    }

    /// <returns>Whether it was applied; if not, reading it whole will tell what is unusual.
    /// </returns>
    private bool IsScanned(long position, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        try
        {
            return _byName.Find(name).Scan(_alsoWhole) is { } scan
                && scan.TryApply(this, position, name, data);
        }
        catch (Exception unusual) when (unusual is FormatException or ArgumentException
            or FieldException or UnknownEventException or Newtonsoft.Json.JsonException)
        {
            return false;
        }
    }

    /// <summary>Applies a reversal without making objects of it, if it can be.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="reversed">The position of the event that it takes back.</param>
    /// <param name="name">That event's stored name.</param>
    /// <param name="data">Its bytes.</param>
    /// <returns>Whether it was; if not, reading it whole will tell what is unusual.</returns>
    public bool IsReversed(
        long position, long reversed, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        try
        {
            return !_alsoWhole(typeof(FactReversed))
                && _byName.Find(name).ScanNow(_alsoWhole) is { } scan
                && scan.TryReverse(this, position, reversed, name, data);
        }
        catch (Exception unusual) when (unusual is FormatException or ArgumentException
            or FieldException or UnknownEventException or Newtonsoft.Json.JsonException)
        {
            return false;
        }
    }

    /// <summary>How events of a type are scanned, however few there were; nothing when they are
    /// read whole.</summary>
    public EventScan? Scanning(Type fact) => SeenOf(fact).ScanNow(_alsoWhole);

    /// <summary>Applies an event that is read whole.</summary>
    /// <exception cref="LedgerDamagedException">The bytes are no event, or it cannot be posted.
    /// </exception>
    public Event ApplyWhole(long position, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        var fact = StoredEventReading.Decoded(Decoder, position, name, data);
        Apply(position, fact);
        return fact;
    }

    /// <summary>Applies an event that was read already.</summary>
    /// <exception cref="LedgerDamagedException">It cannot be posted.</exception>
    public void Apply(long position, Event fact)
    {
        try
        {
            Builder.Apply(position, fact);
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            throw new LedgerDamagedException(
                position, $"it cannot be posted: {problem.Message}", problem);
        }
    }

    private Seen SeenOf(string name)
    {
        if (!EventJson.All.TryGetValue(name, out var type))
        {
            return new(null); // An old name, or an unknown one: read whole.
        }

        return SeenOf(type);
    }

    private Seen SeenOf(Type type)
    {
        if (!_byType.TryGetValue(type, out var seen))
        {
            _byType[type] = seen = new(type);
        }

        return seen;
    }

    /// <summary>The events of one type, as far as they have been seen.</summary>
    private sealed class Seen(Type? type)
    {
        private EventScan? _scan;
        private int _count;

        public EventScan? Scan(Func<Type, bool> alsoWhole) =>
            _scan is not null || type is null || _count > SeenMin || ++_count <= SeenMin
                ? _scan
                : ScanNow(alsoWhole);

        public EventScan? ScanNow(Func<Type, bool> alsoWhole) => _scan ??=
            type is not null && !alsoWhole(type)
                && ScanPlan.Of(type) is { IsPossible: true } plan
                    ? new(plan)
                    : null;
    }
}
