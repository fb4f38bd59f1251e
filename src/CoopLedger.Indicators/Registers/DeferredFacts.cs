using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Registers;

/// <summary>The positions of every state's facts as they were read from columns; what is kept of
/// a state is made when it is asked for.</summary>
/// <param name="states">The names of the states.</param>
/// <param name="parts">How many parts each has.</param>
/// <param name="firsts">The position that offset 0 of each part stands for.</param>
/// <param name="lengths">How many offsets each part has.</param>
/// <param name="offsets">All offsets.</param>
internal sealed class DeferredFacts(
    string[] states, int[] parts, long[] firsts, int[] lengths, Column<ushort> offsets)
{
    public IReadOnlyList<string> States => states;

    /// <returns><see langword="null"/> when the state has none.</returns>
    public KeptFacts? Find(string state)
    {
        var (part, used) = (0, 0);
        for (var i = 0; i < states.Length; i++)
        {
            var end = part + parts[i];
            if (states[i] == state)
            {
                return Made(part, end, used);
            }

            for (; part < end; part++)
            {
                used += lengths[part];
            }
        }

        return null;
    }

    private KeptFacts Made(int part, int end, int used)
    {
        var kept = new KeptFacts();
        for (; part < end; part++)
        {
            kept.Add(new(firsts[part], offsets.Slice(used, lengths[part]).ToArray()));
            used += lengths[part];
        }

        return kept;
    }
}
