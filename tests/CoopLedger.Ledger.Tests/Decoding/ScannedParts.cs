using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Tests.Decoding;

/// <summary>One part of a log, built twice: scanned, and by reading each event whole the long way.
/// </summary>
internal sealed class ScannedParts
{
    private readonly Projection _scanned = new(new NoFacts());
    private readonly Projection _read = new(new NoFacts());
    private readonly FactScanner _scanner;
    private readonly PartBuilder _builder;
    private readonly List<string> _applied = [];

    public ScannedParts()
    {
        _scanner = new(_scanned.NewPartBuilder());
        _builder = _read.NewPartBuilder();
        Begin();
    }

    /// <summary>Events that were not read whole.</summary>
    public int Scanned { get; private set; }

    /// <summary>Whether the last one was.</summary>
    public bool IsLastScanned { get; private set; }

    public int Refused { get; private set; }

    private long Next => _scanned.Position + _applied.Count + 1;

    /// <summary>Applies an event both ways; both take it or both refuse it.</summary>
    public void Apply(string name, byte[] data)
    {
        var expected = TheLongWay(name, data);
        if (expected is not null)
        {
            IsLastScanned = _scanner.Apply(Next, Encoding.UTF8.GetBytes(name), data) is null;
            Scanned += IsLastScanned ? 1 : 0;
            _applied.Add($"{name} {Encoding.UTF8.GetString(data)}");
            if (_applied.Count == PartBuilder.LengthMax)
            {
                End();
            }

            return;
        }

        Refused++;
        var refusal = Assert.Throws<LedgerDamagedException>(
            () => _scanner.Apply(Next, Encoding.UTF8.GetBytes(name), data));
        Assert.Equal(Next, refusal.Position);
    }

    /// <summary>Ends the part; both come to the same.</summary>
    public void End()
    {
        var last = Next - 1;
        var (scanned, read) = (_scanner.Builder.End(last), _builder.End(last));
        _scanned.Join(scanned);
        _read.Join(read);
        if (_scanned.Hash() != _read.Hash())
        {
            Assert.Fail($"{FirstDifference(last)}");
        }

        Assert.True(_scanned.ControlTotals().Agree(_read.ControlTotals()));
        _applied.Clear();
        Begin();
    }

    private void Begin()
    {
        _scanner.Builder.Begin(_scanned.Position + 1);
        _builder.Begin(_scanned.Position + 1);
    }

    // A posting that fails refuses the event as its bytes would.
    private Event? TheLongWay(string name, byte[] data)
    {
        try
        {
            var fact = EventJson.Read(name, data);
            _builder.Apply(Next, fact);
            return fact;
        }
        catch (Exception refusal) when (refusal is JsonException or UnknownEventException
            or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private string FirstDifference(long last)
    {
        var (scanned, read) = (Postings(_scanned), Postings(_read));
        var first = last - _applied.Count + 1;
        for (var i = 0; i < _applied.Count; i++)
        {
            var (one, other) = (Text(scanned[first + i]), Text(read[first + i]));
            if (one != other)
            {
                return $"{_applied[i]}\nscanned: {one}\nread: {other}";
            }
        }

        return "The registers differ.";
    }

    private static string Text(IEnumerable<string> postings) =>
        string.Join("; ", postings.Order(StringComparer.Ordinal));

    private static ILookup<long, string> Postings(Projection projection) => projection.Journal
        .Accounts.SelectMany(key => projection.Journal.Between(
            key, DateOnly.MinValue, DateOnly.MaxValue, long.MaxValue)
            .Select(posting => (posting.Position, $"{key} {posting.Day:o} {posting.Amount}")))
        .ToLookup(item => item.Position, item => item.Item2);

    /// <summary>No register is asked.</summary>
    private sealed class NoFacts : IFactReader
    {
        public IReadOnlyList<(StreamName Stream, Fact Fact)> Read(IReadOnlyList<long> positions) =>
            throw new NotSupportedException();
    }
}
