using EventStore.Client.Wire;
using EventStore.Client.Wire.Gossip;
using EventStore.Client.Wire.ServerFeatures;

namespace CoopLedger.Doubles;

/// <summary>What a node says of itself and of its cluster. Anybody may ask.</summary>
internal static class InformationCalls
{
    private const string Streams = "event_store.client.streams.streams";

    public static async Task Gossip(GrpcCall call, Node node)
    {
        await call.ReceiveOne(Empty.Parser);
        var fault = await node.Admit(call, operation: null, stream: null);
        var (members, leader) = (node.Members.All, node.Members.Leader);
        var answer = new ClusterInfo();
        for (var i = 0; i < members.Count; i++)
        {
            answer.Members.Add(new MemberInfo
            {
                InstanceId = members[i].InstanceId.ToWire(asText: false),
                TimeStamp = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks,
                State = StateOf(i, leader),
                IsAlive = members[i].IsAlive,
                HttpEndPoint = new() { Address = members[i].Host, Port = (uint)members[i].Port },
            });
        }

        await FaultyReply.Send(call, fault, EventFrames.Of(answer));
    }

    public static async Task Features(GrpcCall call, Node node)
    {
        if (!node.Options.HasServerFeatures)
        {
            throw new GrpcFault(GrpcStatus.Unimplemented, "Service is unimplemented.");
        }

        await call.ReceiveOne(Empty.Parser);
        var fault = await node.Admit(call, operation: null, stream: null);
        var answer = new SupportedMethods { EventStoreServerVersion = node.Options.Version };
        Add(answer, Streams, "read", "position", "events");
        Add(answer, Streams, "append");
        Add(answer, Streams, "delete");
        Add(answer, Streams, "tombstone");
        if (node.Options.HasBatchAppend)
        {
            Add(answer, Streams, "batchappend", "deadline_duration");
        }

        Add(answer, "event_store.client.gossip.gossip", "read");
        Add(answer, "event_store.client.server_features.serverfeatures", "getsupportedmethods");
        await FaultyReply.Send(call, fault, EventFrames.Of(answer));
    }

    private static MemberInfo.Types.VNodeState StateOf(int index, int leader) =>
        leader < 0 ? MemberInfo.Types.VNodeState.Unknown
        : index == leader ? MemberInfo.Types.VNodeState.Leader
        : MemberInfo.Types.VNodeState.Follower;

    private static void Add(
        SupportedMethods answer, string service, string method, params string[] features)
    {
        var supported = new SupportedMethod { ServiceName = service, MethodName = method };
        supported.Features.AddRange(features);
        answer.Methods.Add(supported);
    }
}
