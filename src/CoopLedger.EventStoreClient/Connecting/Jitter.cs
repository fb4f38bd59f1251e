namespace EventStore.Client;

/// <summary>The chance that keeps clients apart which lost the same node at the same
/// time.</summary>
/// <remarks>Nothing stored or shown depends on it. Not for several threads at once.</remarks>
internal sealed class Jitter(Random random)
{
    /// <summary>How often a pause doubles at most.</summary>
    private const int DoublingsMax = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A chance of its own, different in each process.</summary>
    public static Jitter Unseeded() => new(new Random());

    /// <summary>A pause that grows with the failures before it: evenly from zero to the interval,
    /// doubled for each failure after the first, to 32 times at most.</summary>
    /// <remarks>Source: "full jitter" in M. Brooker, Exponential Backoff And Jitter, AWS
    /// Architecture Blog, 2015: of the kinds compared there it made the fewest calls in the least
    /// time.</remarks>
    /// <param name="interval">The longest pause after the first failure. Range: from zero.</param>
    /// <param name="failures">How many there were. Range: from 1.</param>
    public TimeSpan Pause(TimeSpan interval, int failures)
    {
        var doubled = interval.Ticks << Math.Min(failures - 1, DoublingsMax);
        return TimeSpan.FromTicks(random.NextInt64(Math.Min(doubled, Longest.Ticks) + 1));
    }

    /// <summary>The same things in any order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> things)
    {
        T[] shuffled = [.. things];
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>A name for a connection that was given none.</summary>
    public string ConnectionName()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return $"ES-{new Guid(bytes):D}";
    }
}
