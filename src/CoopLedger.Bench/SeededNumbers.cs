namespace CoopLedger.Bench;

/// <summary>Numbers that look random and are the same for the same seed on every machine and under
/// every runtime.</summary>
/// <remarks>SplitMix64: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators", 2014. Not for secrets.</remarks>
public sealed class SeededNumbers(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <param name="limit">Above the greatest; from 1.</param>
    /// <returns>0 to <paramref name="limit"/> − 1.</returns>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)(((Next() >> 32) * (uint)limit) >> 32);
    }

    /// <param name="least">The least.</param>
    /// <param name="limit">Above the greatest.</param>
    public int Next(int least, int limit) => least + Next(limit - least);

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
