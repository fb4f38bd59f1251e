namespace CoopLedger.Ledger.Sqlite.Simulation;

/// <summary>Chance that a seed repeats exactly, in every version of .NET.</summary>
/// <remarks>Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number
/// generators", 2014 (SplitMix64).</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="end"/>, the end left out.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    /// <summary>True once in so many throws; never when that is 0.</summary>
    public bool OneIn(int times) => times > 0 && Next() % (ulong)times == 0;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        return new(bytes, bigEndian: true);
    }

    /// <summary>Dice of its own for a part, so that one part's throws do not shift another's.
    /// </summary>
    public Dice Split() => new(Next());

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9e3779b97f4a7c15;
            var mixed = (_state ^ (_state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return mixed ^ (mixed >> 31);
        }
    }
}
