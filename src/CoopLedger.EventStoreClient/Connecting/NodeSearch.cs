using System.Net;
using EventStore.Client.Grpc;
using EventStore.Client.Wire;
using EventStore.Client.Wire.Gossip;
using EventStore.Client.Wire.ServerFeatures;
using Grpc.Core;

namespace EventStore.Client;

/// <summary>Finds the node that the settings mean: the only one, the one that gossip shows, or the
/// leader that another node has named.</summary>
internal sealed class NodeSearch(
    EventStoreClientSettings settings, HttpMessageInvoker http, Jitter jitter, TimeProvider clock)
{
    private const string GossipPath = "/event_store.client.gossip.Gossip/Read";
    private const string FeaturesPath =
        "/event_store.client.server_features.ServerFeatures/GetSupportedMethods";

    /// <summary>What the official client gives a node to say what it can do.</summary>
    private static readonly TimeSpan FeaturesTimeout = TimeSpan.FromSeconds(5);

    private readonly EventStoreClientConnectivitySettings _nodes = settings.ConnectivitySettings;

    /// <summary>The name that this client goes by: the given one, or one made up.</summary>
    public string Name { get; } = settings.ConnectionName ?? jitter.ConnectionName();

    /// <param name="leader">Where a node has said that the leader is.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="DiscoveryException">No node of the cluster can be chosen.</exception>
    /// <exception cref="RpcException">The only node does not answer.</exception>
    /// <exception cref="NotAuthenticatedException">The node does not know the user, or not with
    /// this password: it is not asked again.</exception>
    public async Task<Connection> Find(DnsEndPoint? leader, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        return leader is not null && await Try(
                "The leader that was named", () => Open(AddressOf(leader), cancellationToken),
                answers, cancellationToken) is { } connection
            ? connection
            : _nodes.IsSingleNode
                ? await Open(_nodes.Address, cancellationToken)
                : await Discover(answers, cancellationToken);
    }

    private async Task<Connection> Discover(
        List<string> answers, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= _nodes.MaxDiscoverAttempts; attempt++)
        {
            if (attempt > 1)
            {
                var pause = jitter.Pause(_nodes.DiscoveryInterval, attempt - 1);
                await Task.Delay(pause, clock, cancellationToken);
            }

            answers.Clear();
            foreach (var seed in jitter.Shuffle(_nodes.GossipSeeds.Select(AddressOf)))
            {
                if (await Try(
                    seed.Authority, () => OpenBest(seed, cancellationToken), answers,
                    cancellationToken) is { } connection)
                {
                    return connection;
                }
            }
        }

        throw new DiscoveryException(_nodes.MaxDiscoverAttempts, answers);
    }

    private async Task<Connection> OpenBest(Uri seed, CancellationToken cancellationToken)
    {
        var cluster = await GrpcCall.Unary(
            http, seed, GossipPath, new Empty(), ClusterInfo.Parser, CallHeaders.None,
            _nodes.GossipTimeout, cancellationToken);
        return NodeChoice.Best(cluster.Members, _nodes.NodePreference, jitter) is { } best
            ? await Open(NodeChoice.Host(best)!.Value.Address(!_nodes.Insecure), cancellationToken)
            : throw new RpcException(new(
                StatusCode.Unavailable,
                $"none of its {cluster.Members.Count} members can be called: "
                + string.Join(", ", cluster.Members.Select(Describe))));
    }

    private async Task<Connection> Open(Uri address, CancellationToken cancellationToken)
    {
        var authorization = settings.DefaultCredentials is { } user && !_nodes.Insecure
            ? await settings.OperationOptions.GetAuthenticationHeaderValue(user, cancellationToken)
            : null;
        try
        {
            var methods = await GrpcCall.Unary(
                http, address, FeaturesPath, new Empty(), SupportedMethods.Parser,
                new CallHeaders(Authorization: authorization, ConnectionName: Name),
                FeaturesTimeout, cancellationToken);
            return new(http, address, Name, methods.EventStoreServerVersion)
            {
                SupportsBatchAppend = methods.Methods.Any(method =>
                    method.ServiceName == "event_store.client.streams.streams"
                    && method.MethodName == "batchappend"),
            };
        }
        catch (RpcException old) when (old.StatusCode == StatusCode.Unimplemented)
        {
            // Older servers have no such service, and no BatchAppend either.
            return new(http, address, Name, serverVersion: "");
        }
    }

    /// <returns>The connection, or <see langword="null"/> with one more answer.</returns>
    private static async Task<Connection?> Try(
        string who, Func<Task<Connection>> open, List<string> answers,
        CancellationToken cancellationToken)
    {
        try
        {
            return await open();
        }
        catch (Exception fault) when (
            fault is not NotAuthenticatedException && !cancellationToken.IsCancellationRequested)
        {
            var words = fault is RpcException call ? call.Status.Detail : fault.Message;
            answers.Add($"{who}: {words.TrimEnd('.')}");
            return null;
        }
    }

    private Uri AddressOf(System.Net.EndPoint seed) => seed switch
    {
        DnsEndPoint name => new Host(name.Host, name.Port).Address(!_nodes.Insecure),
        IPEndPoint ip => new Host(ip.Address.ToString(), ip.Port).Address(!_nodes.Insecure),
        _ => throw new ArgumentOutOfRangeException(nameof(seed), "A seed is a name or an address."),
    };

    private static string Describe(MemberInfo member) =>
        $"{member.HttpEndPoint?.Address}:{member.HttpEndPoint?.Port} {member.State}"
        + (member.IsAlive ? "" : " (not alive)");
}
