using System.Numerics;

namespace CoopLedger.Ledger.Segments;

/// <summary>The templates of the combinations of values that the events of one type have had, by
/// the codes of the values. Kept from one segment to the next: a combination is looked up once, and
/// not in each segment that has it.</summary>
internal sealed class Combinations
{
    /// <summary>The template of a combination that was not looked up yet.</summary>
    public const int Unknown = -1;

    /// <summary>Bits for a combination; more than so many combinations have no room.</summary>
    public const int BitsMax = 20;

    private int[] _bits = [];

    /// <summary>How many values a combination has.</summary>
    public int Dimensions => _bits.Length;

    /// <summary>By combination: the code of the first dimension in the lowest bits.</summary>
    public int[] Templates { get; private set; } = [Unknown];

    /// <summary>Sees that there is room for codes up to the given ones.</summary>
    /// <param name="greatest">The greatest code of each dimension; always as many.</param>
    /// <returns>Whether there is; if not, nothing was changed.</returns>
    public bool TryFit(ReadOnlySpan<int> greatest)
    {
        var bits = new int[greatest.Length];
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = Math.Max(
                i < _bits.Length ? _bits[i] : 0,
                BitOperations.Log2((uint)greatest[i]) + (greatest[i] == 0 ? 0 : 1));
        }

        if (bits.Sum() > BitsMax)
        {
            return false;
        }

        if (!bits.AsSpan().SequenceEqual(_bits))
        {
            Move(bits);
        }

        return true;
    }

    /// <summary>The lowest bit of a dimension.</summary>
    public int ShiftOf(int dimension)
    {
        var shift = 0;
        for (var i = 0; i < dimension; i++)
        {
            shift += _bits[i];
        }

        return shift;
    }

    /// <summary>The code that a combination has in a dimension.</summary>
    public int CodeAt(int combination, int dimension) =>
        (combination >> ShiftOf(dimension)) & ((1 << _bits[dimension]) - 1);

    private void Move(int[] bits)
    {
        var (known, before) = (Templates, new Combinations { _bits = _bits });
        _bits = bits;
        Templates = new int[1 << bits.Sum()];
        Templates.AsSpan().Fill(Unknown);
        for (var combination = 0; combination < known.Length; combination++)
        {
            if (known[combination] != Unknown)
            {
                var moved = 0;
                for (var dimension = 0; dimension < bits.Length; dimension++)
                {
                    moved |= before.CodeAt(combination, dimension) << ShiftOf(dimension);
                }

                Templates[moved] = known[combination];
            }
        }
    }
}
