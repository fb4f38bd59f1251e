namespace CoopLedger.Benchmarks;

/// <summary>Waiting for a task to its end, for methods that BenchmarkDotNet calls.</summary>
/// <remarks>Inside this process BenchmarkDotNet 0.14 does not wait for a set-up or a clean-up
/// that returns a task: a check at its end would fail unheard.</remarks>
internal static class Waiting
{
    public static void Wait(Func<Task> action) => action().GetAwaiter().GetResult();
}
