using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.EventStoreDb;

/// <summary>The names that a ledger's streams have on the cluster.</summary>
/// <remarks>The stream S of the ledger NAME is <c>cl-NAME-S</c>; what the ledger keeps of itself
/// is in <c>cl-NAME.ledger</c>, <c>.seals</c>, <c>.checkpoints</c>, <c>.lease</c> and
/// <c>.alarms</c>. A name has neither '-' nor '.', so no two of them can meet.</remarks>
internal sealed class LedgerStreams(string name)
{
    /// <summary>What metadata of a stream, such as its truncation, is written to.</summary>
    private const string MetadataPrefix = "$$";

    /// <summary>Where a server writes that it scavenges.</summary>
    private const string Scavenges = "$scavenges";

    private readonly string _events = $"cl-{name}-";
    private readonly string _books = $"cl-{name}.";

    public string Birth => _books + "ledger";

    public string Seals => _books + "seals";

    public string Checkpoints => _books + "checkpoints";

    public string Lease => _books + "lease";

    public string Alarms => _books + "alarms";

    /// <summary>What the names of all streams begin with that touch the ledger's events.</summary>
    public string[] Watched =>
        [_events, _books, MetadataPrefix + _events, MetadataPrefix + _books, Scavenges];

    public static bool IsScavenge(string stream) =>
        stream.StartsWith(Scavenges, StringComparison.Ordinal);

    public string Of(StreamName stream) => _events + stream.Text;

    /// <summary>The ledger's stream; <see langword="null"/> when it is none of its events'.
    /// </summary>
    public StreamName? Read(string stream) =>
        stream.StartsWith(_events, StringComparison.Ordinal)
            ? new(stream[_events.Length..])
            : null;

    /// <summary>The stream on the cluster that an entry of a metadata stream speaks of.</summary>
    public static string? SubjectOf(string stream) =>
        stream.StartsWith(MetadataPrefix, StringComparison.Ordinal)
            ? stream[MetadataPrefix.Length..]
            : null;
}
