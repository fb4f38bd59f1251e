using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoopLedger.Indicators.Registers;

/// <summary>A small number for each state whose facts the registers keep, so that a rebuild notes
/// a fact in one byte.</summary>
internal static class StateNumbers
{
    private static readonly FrozenDictionary<Type, byte> Numbers;

    static StateNumbers()
    {
        All =
        [
            .. RegisterCatalogue.All.SelectMany(register => register.States).Distinct()
                .OrderBy(state => state.ToString(), StringComparer.Ordinal),
        ];
        Numbers = All.Index().ToFrozenDictionary(
            state => state.Item, state => checked((byte)(state.Index + 1)));
    }

    /// <summary>The states; the first has number 1.</summary>
    public static ImmutableArray<Type> All { get; }

    /// <returns>0 when no register lists such streams.</returns>
    public static byte Of(Type state) => Numbers.GetValueOrDefault(state);
}
