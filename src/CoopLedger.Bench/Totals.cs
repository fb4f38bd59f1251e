using System.Globalization;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Bench;

/// <summary>What a place comes to, counted by hand and not by the measures; compared by what it
/// holds.</summary>
/// <remarks>Money in dong, areas in hundredths of a hectare. It can be added to.</remarks>
public sealed class Totals : IEquatable<Totals>
{
    private static readonly Tally[] Each = Enum.GetValues<Tally>();

    private readonly long[] _sums = new long[Each.Length];

    /// <summary>The tallies that a measure of the ledger counts too.</summary>
    public static IEnumerable<Tally> Measured =>
        Each.Where(tally => tally is not (Tally.RateActive or Tally.RateMembers));

    /// <exception cref="OverflowException">A sum is out of range.</exception>
    public long this[Tally tally]
    {
        get => _sums[(int)tally];
        set => _sums[(int)tally] = value;
    }

    /// <summary>The code of the measure that counts a tally.</summary>
    public static string CodeOf(Tally tally) => string.Concat(tally.ToString().Select(
        (letter, i) => char.IsAsciiLetterUpper(letter) && i > 0
            ? $"-{char.ToLowerInvariant(letter)}"
            : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>The totals of each unit.</summary>
    public static IReadOnlyDictionary<UnitId, Totals> ByUnit(IEnumerable<NationEvent> events)
    {
        var units = new Dictionary<UnitId, Totals>();
        foreach (var made in events)
        {
            if (!units.TryGetValue(made.Unit, out var totals))
            {
                units[made.Unit] = totals = new();
            }

            totals.Add(made.Fact);
        }

        return units;
    }

    public static Totals Sum(IEnumerable<Totals> parts)
    {
        var sum = new Totals();
        foreach (var part in parts)
        {
            sum.Add(part);
        }

        return sum;
    }

    /// <summary>The same tallies as a projection counts them by its measures, of the nation on the
    /// last day; those that no measure counts are zero.</summary>
    public static Totals Of(Projection projection)
    {
        var totals = new Totals();
        foreach (var tally in Measured)
        {
            var answer = projection.Ask(
                Catalogue.Find(new IndicatorCode(CodeOf(tally)))!,
                new Question(Scope.Nation, null, Nation.End), explain: false);
            totals[tally] = (long)(answer.Value!.Value.Low * PartsOf(tally)).Numerator;
        }

        return totals;
    }

    /// <summary>Adds what one event of the generated nation adds.</summary>
    public void Add(Event fact) => Counting.Add(this, fact, +1);

    public void Add(Totals other)
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += other._sums[i];
        }
    }

    /// <summary>These without what no measure counts.</summary>
    public Totals ByMeasures()
    {
        var totals = new Totals();
        foreach (var tally in Measured)
        {
            totals[tally] = this[tally];
        }

        return totals;
    }

    /// <summary>The sums on one line, as <see cref="Parse"/> reads them.</summary>
    public string Format() => string.Join(
        ' ', _sums.Select(sum => sum.ToString(CultureInfo.InvariantCulture)));

    /// <exception cref="FormatException">Not as many numbers as there are tallies.</exception>
    public static Totals Parse(string line)
    {
        var sums = line.Split(' ');
        if (sums.Length != Each.Length)
        {
            throw new FormatException($"{sums.Length} sums instead of {Each.Length}.");
        }

        var totals = new Totals();
        for (var i = 0; i < sums.Length; i++)
        {
            totals._sums[i] = long.Parse(sums[i], CultureInfo.InvariantCulture);
        }

        return totals;
    }

    public bool Equals(Totals? other) => other is not null && _sums.SequenceEqual(other._sums);

    public override bool Equals(object? obj) => Equals(obj as Totals);

    public override int GetHashCode() => _sums.Length;

    public override string ToString() => string.Join(
        ", ",
        Each.Where(tally => this[tally] != 0).Select(tally => $"{tally} {this[tally]}"));

    private static long PartsOf(Tally tally) => tally is Tally.CertifiedArea or Tally.SupportedArea
        ? Hectares.PartsInOne
        : 1;
}
