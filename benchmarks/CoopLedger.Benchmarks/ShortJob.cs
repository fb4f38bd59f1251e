using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CoopLedger.Benchmarks;

/// <summary>How each benchmark is run: few iterations, so that the whole set takes minutes.
/// </summary>
internal static class ShortJob
{
    private const int WarmUps = 3;
    private const int Iterations = 8;

    /// <remarks>One invocation an iteration: each is long, and its result is checked after it.
    /// </remarks>
    public static Job Make() => Job.Default
        .WithId("Short")
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithWarmupCount(WarmUps)
        .WithIterationCount(Iterations)
        .WithInvocationCount(1)
        .WithUnrollFactor(1);
}
