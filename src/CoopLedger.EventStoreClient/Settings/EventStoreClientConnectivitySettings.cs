using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace EventStore.Client;

/// <summary>Where the nodes are and how they are reached.</summary>
public sealed class EventStoreClientConnectivitySettings
{
    private X509Certificate2? _tlsCaFile;

    /// <summary>The only node; not used when there are seeds. Default: port 2113 of this machine,
    /// with TLS.</summary>
    public Uri Address { get; set; } = new("https://localhost:2113/");

    /// <summary>How often all seeds are asked before <see cref="DiscoveryException"/>. Range: from
    /// 1. Default: 10.</summary>
    public int MaxDiscoverAttempts { get; set; } = 10;

    /// <summary>The nodes that are asked for the others: <see cref="DnsGossipSeeds"/>, else
    /// <see cref="IpGossipSeeds"/>. Empty: a single node.</summary>
    public EndPoint[] GossipSeeds => DnsGossipSeeds ?? (EndPoint[]?)IpGossipSeeds ?? [];

    public DnsEndPoint[]? DnsGossipSeeds { get; set; }

    public IPEndPoint[]? IpGossipSeeds { get; set; }

    /// <summary>How long one seed may take to answer. Default: 5 s.</summary>
    public TimeSpan GossipTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause after the first round of seeds; later ones are longer, up to 32 times
    /// this. Default: 100 ms.</summary>
    public TimeSpan DiscoveryInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Which node of a cluster is chosen. Default: the leader.</summary>
    public NodePreference NodePreference { get; set; } = NodePreference.Leader;

    /// <summary>How long a connection is silent before it is probed with an HTTP/2 PING. Default:
    /// 10 s, the least that gRPC proposal A8 allows. <see cref="Timeout.InfiniteTimeSpan"/>: never.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a probe may stay unanswered. Default: 10 s.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether there is one node and no gossip.</summary>
    public bool IsSingleNode => GossipSeeds.Length == 0;

    /// <summary>Whether the nodes are spoken to without TLS. Then nobody is told who we are:
    /// credentials are not sent. Default: no.</summary>
    public bool Insecure { get; set; }

    /// <summary>Whether the certificate of a node must be good. Default: yes.</summary>
    public bool TlsVerifyCert { get; set; } = true;

    /// <summary>The only authority whose certificates are trusted;
    /// <see langword="null"/>: those that the machine trusts.</summary>
    public X509Certificate2? TlsCaFile
    {
        get => _tlsCaFile;
        set
        {
            _tlsCaFile = value;
            TrustedRoots = value is null ? [] : [value];
        }
    }

    /// <summary>The user's certificate with its key; <see langword="null"/>: none.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>The defaults, in a new object each time.</summary>
    public static EventStoreClientConnectivitySettings Default => new();

    /// <summary>All the authorities of the file, which may hold several. Empty: the machine's.
    /// </summary>
    internal X509Certificate2Collection TrustedRoots { get; private set; } = [];

    internal void Trust(X509Certificate2Collection roots)
    {
        _tlsCaFile = roots[0];
        TrustedRoots = roots;
    }
}
