using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>The positions of the facts that registers list, by the names of their states.
/// </summary>
internal static class KeptColumns
{
    public const int Count = 5;

    private const int StatesAt = 0;
    private const int PartsAt = 1;
    private const int FirstsAt = 2;
    private const int LengthsAt = 3;
    private const int OffsetsAt = 4;

    public static void Write(StreamFacts facts, IColumnWriter to)
    {
        var kept = facts.Kept
            .Select(pair => (State: pair.Key.ToString(), Parts: pair.Value.InParts()))
            .OrderBy(state => state.State, StringComparer.Ordinal).ToList();
        var parts = kept.SelectMany(state => state.Parts).ToList();
        to.Add<byte>(TextColumn.Of(kept.Select(state => state.State)));
        to.Add<int>([.. kept.Select(state => state.Parts.Count)]);
        to.Add<long>([.. parts.Select(part => part.First)]);
        to.Add<int>([.. parts.Select(part => part.Offsets.Length)]);
        var offsets = new ushort[parts.Sum(part => part.Offsets.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.Offsets.CopyTo(offsets, at);
            at += part.Offsets.Length;
        }

        to.Add<ushort>(offsets);
    }

    /// <summary>Reads the columns; parts are made of them when somebody asks for facts.</summary>
    public static void Read(IColumnReader from, int at, StreamFacts facts) => facts.Defer(new(
        TextColumn.Read(from.Read<byte>(at + StatesAt)), from.Read<int>(at + PartsAt),
        from.Read<long>(at + FirstsAt), from.Read<int>(at + LengthsAt),
        Column<ushort>.Of(from, at + OffsetsAt)));
}
