using System.Collections.Immutable;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench.Histories;

/// <summary>What is left to chance in the history of one unit.</summary>
internal sealed class Draws(UnitId unit, long seed)
{
    private const long Million = 1_000_000;

    private readonly SeededNumbers _numbers = new(seed);
    private int _count;

    public UnitId Unit => unit;

    /// <summary>The day on which what is made now is entered into the ledger.</summary>
    public DateOnly Today { get; set; }

    public int Next(int limit) => _numbers.Next(limit);

    public int Next(int least, int limit) => _numbers.Next(least, limit);

    public bool Chance(int percent) => _numbers.Next(100) < percent;

    public string NewId() => $"{unit}-{++_count:d7}";

    public T Of<T>(ImmutableArray<T> choices) => choices[Next(choices.Length)];

    public Vnd Millions(int least, int limit) => new(Next(least, limit) * Million);

    public Count Count(int least, int limit) => new(Next(least, limit));

    /// <summary>The number of a paper: <c>214/QĐ-LMHTX</c>.</summary>
    public Text Paper(string series) => new($"{Next(1, 2000)}/{series}");

    /// <summary>A day on which something became true that is entered today: most often in the
    /// month before, one time in ten months or years earlier.</summary>
    /// <param name="after">The day after which it is; before today.</param>
    public DateOnly Day(DateOnly after)
    {
        var late = Next(100) switch
        {
            < 70 => Next(31),
            < 90 => Next(31, 150),
            < 98 => Next(150, 900),
            _ => Next(900, 3000),
        };
        var day = Today.AddDays(-late);
        return day > after ? day : after.AddDays(1);
    }

    /// <summary>A day from the beginning of the history on.</summary>
    public DateOnly Day() => Day(Nation.Begin);
}
