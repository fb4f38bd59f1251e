using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>The positions of the few facts that are kept whole, which are read again, and the
/// reversals with what they reverse.</summary>
internal static class NotedColumns
{
    public const int Count = 3;

    private const int PositionsAt = 0;
    private const int ReversalsAt = 1;
    private const int ReversedAt = 2;

    public static void Write(NotedFacts noted, IColumnWriter to)
    {
        to.Add<long>([.. noted.Positions.Distinct().Order()]);
        to.Add<long>([.. noted.Reversals.Positions]);
        to.Add<long>([.. noted.Reversals.Reversed]);
    }

    public static void Read(IColumnReader from, int at, NotedFacts noted, IFactReader facts)
    {
        var positions = from.Read<long>(at + PositionsAt);
        if (positions.Length > 0)
        {
            foreach (var (_, fact) in facts.Read(positions))
            {
                noted.ApplyWhole(fact.Position, fact.Event);
            }
        }

        noted.Reversals.Join(
            from.Read<long>(at + ReversalsAt), from.Read<long>(at + ReversedAt));
    }
}
