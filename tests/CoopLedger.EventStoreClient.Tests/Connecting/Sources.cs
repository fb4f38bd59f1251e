using EventStore.Client;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>How the tests make what they ask.</summary>
internal static class Sources
{
    /// <summary>What patience a test has with a machine that is busy. Nothing is
    /// measured.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static ConnectionSource Of(string connectionString, int seed = 1) => new(
        EventStoreClientSettings.Create(connectionString), TimeProvider.System, Chance(seed));

    public static Jitter Chance(int seed) => new(new Random(seed));

    /// <summary>The connection, however busy the machine is.</summary>
    public static Task<Connection> Now(this ConnectionSource source) =>
        source.Current(CancellationToken.None).AsTask().WaitAsync(Patience);
}
